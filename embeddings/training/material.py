"""What batches are made of: the encoded documents, public pairs, and what we wrote, split into trained and held out."""

import pickle
from pathlib import Path

import numpy as np

from knowledge import HELD_OUT_STORIES, STORIES

HELD_OUT = 12
"""One of twelve articles that we wrote questions on is kept for validation, and one of twelve contrasts."""
CLOZE_PASSAGES = 6
"""A document of fewer long paragraphs is no article."""
LONG = 25
"""Tokens of a paragraph that says something."""

WEIGHTS = {"boolq": 1.0, "nq": 1.5, "qed": 1.0, "squad": 1.0, "strategyqa": 1.0, "cosmosqa": 0.3, "qasc": 0.4, "ropes": 0.7, "pubmedqa": 0.7, "covidqa": 0.7, "medquad": 0.2}
WORD_WEIGHTS = {"wn-synonym": 0.6, "ppdb": 0.5, "wn-gloss": 1.0, "wn-example": 0.5, "wn-replaced": 0.5, "wn-above": 0.3}

Asked = dict[int, dict[int, list[tuple[np.ndarray, bool]]]]
"""By document and paragraph: the questions written on it, and whether it answers them."""


class Corpus:
    """The encoded documents."""

    def __init__(self, work: Path) -> None:
        encoded = np.load(work / "encoded.npz")
        self.tokens = encoded["tokens"]
        self.sentence_at, self.paragraph_at, self.document_at = (encoded[k] for k in ("sentences", "paragraphs", "documents"))
        self.document_of = np.repeat(np.arange(len(self.document_at) - 1), np.diff(self.document_at))

    def sentences(self, paragraph: int) -> list[np.ndarray]:
        start, end = self.paragraph_at[paragraph], self.paragraph_at[paragraph + 1]
        return [self.tokens[self.sentence_at[s] : self.sentence_at[s + 1]] for s in range(start, end)]


class Material:
    def __init__(self, work: Path) -> None:
        self.corpus = Corpus(work)
        with open(work / "pairs.pkl", "rb") as file:
            stored = pickle.load(file)
        with open(work / "documents.pkl", "rb") as file:
            documents = pickle.load(file)
        self._pairs(stored["pairs"])
        self._written(stored["written"], documents["sources"])
        self._lexicon(stored["lexicon"], stored["pairs"])
        self._articles(documents["sources"])
        self.titles = documents["titles"]
        self.headings = documents["headings"]
        self.contrasts = [c for i, c in enumerate(stored["contrasts"]) if i % HELD_OUT]
        self.held_out_contrasts = stored["contrasts"][::HELD_OUT]

    def _articles(self, sources: list[str]) -> None:
        """Each document's long paragraphs, and the documents that have enough of them, each with its share."""
        corpus = self.corpus
        counts = np.diff(corpus.document_at)
        long = np.diff(corpus.sentence_at[corpus.paragraph_at]) >= LONG
        self.long_of = [np.flatnonzero(long[a:b]) + a for a, b in zip(corpus.document_at, corpus.document_at[1:])]
        factbook = {d for d, source in enumerate(sources) if source == "factbook"}
        self.cloze = np.array([d for d in range(len(counts)) if len(self.long_of[d]) >= CLOZE_PASSAGES and d not in factbook])
        weight = np.minimum(counts[self.cloze], 30) ** 0.5
        self.cloze_share = weight / weight.sum()
        self.cloze_upto = np.cumsum(self.cloze_share)

    def _pairs(self, pairs) -> None:
        def group(weights):
            members = [i for i, (kind, _, _) in enumerate(pairs) if kind in weights]
            share = np.array([weights[pairs[i][0]] for i in members], float)
            return [pairs[i] for i in members], np.cumsum(share) / share.sum()

        self.public, self.public_upto = group(WEIGHTS)
        self.words, self.words_upto = group(WORD_WEIGHTS)

    def _written(self, written, sources: list[str]) -> None:
        by_document: Asked = {}
        for paragraph, question, answered in written:
            if len(question):
                document = int(self.corpus.document_of[paragraph])
                by_document.setdefault(document, {}).setdefault(paragraph, []).append((question, answered))
        stories = [d for d in sorted(by_document) if sources[d] == STORIES]
        public = [d for d in sorted(by_document) if sources[d] != STORIES]
        self.written = {d: by_document[d] for i, d in enumerate(public) if i % HELD_OUT}
        self.stories = {d: by_document[d] for i, d in enumerate(stories) if i % HELD_OUT_STORIES}
        self.held_out = {d: by_document[d] for d in public[::HELD_OUT]}
        self.held_out_stories = {d: by_document[d] for d in stories[::HELD_OUT_STORIES]}

    def _lexicon(self, lexicon, pairs) -> None:
        entries = [(w, [x for x in s if len(x)], [x for x in n if len(x)]) for w, s, n in lexicon if len(w)]
        self.lexicon = [entry for entry in entries if len(entry[1]) >= 3]
        synonyms: dict[int, list[np.ndarray]] = {}
        for word, standing, _ in self.lexicon:
            if len(word) == 1:
                synonyms.setdefault(int(word[0]), []).extend(standing[:8])
                for other in standing[:6]:
                    if len(other) == 1:
                        synonyms.setdefault(int(other[0]), []).append(word)
        known = set(synonyms)
        for kind, one, other in pairs:
            if kind in ("wn-synonym", "ppdb") and len(one) == 1 and len(other) <= 2 and int(one[0]) not in known:
                synonyms.setdefault(int(one[0]), []).append(other)
        self.synonyms = synonyms

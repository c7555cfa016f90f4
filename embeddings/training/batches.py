"""What one step learns from: questions, and the passages they are to be told apart from.

A batch is a list of articles' passages, each a list of sentences; a question names its passage.
"""

import pickle
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from knowledge import HELD_OUT_STORIES, STORIES

HELD_OUT = 12
"""One of twelve articles that we wrote questions on is kept for validation, and one of twelve contrasts."""
ARTICLES = 36
PASSAGES = 10
QUESTIONS = 8
CLOZE_ARTICLES = 48
CLOZE_PASSAGES = 6
PAIRS = 384
POOLED = 1024
NEIGHBOURS = 4
"""Passages of one document in a pooled batch."""
WORDS = 1024
ENTRIES = 320
CONTRASTS = 128
DROP = 0.4
"""Of a question's words that the passage has as well, how many go, except in AS_IT_IS of the questions."""
REPLACE = 0.5
"""Of those, how many leave one that stands for them."""
AS_IT_IS = 0.3
WINDOW = 110
"""Tokens of a public passage that are read."""

WEIGHTS = {"boolq": 1.0, "nq": 1.5, "qed": 1.0, "squad": 1.0, "strategyqa": 1.0, "cosmosqa": 0.3, "qasc": 0.4, "ropes": 0.7, "pubmedqa": 0.7, "covidqa": 0.7, "medquad": 0.2}
WORD_WEIGHTS = {"wn-synonym": 0.6, "ppdb": 0.5, "wn-gloss": 1.0, "wn-example": 0.5, "wn-replaced": 0.5, "wn-above": 0.3}

Asked = dict[int, dict[int, list[tuple[np.ndarray, bool]]]]
"""By document and paragraph: the questions written on it, and whether it answers them."""


@dataclass
class Batch:
    kind: str
    """article: questions among their articles' passages; pairs: among the batch's; pooled: so, by the cosine alone."""
    name: str = ""
    sentences: list[np.ndarray] = field(default_factory=list)
    passage_of: list[int] = field(default_factory=list)
    """By sentence."""
    article_of: list[int] = field(default_factory=list)
    """By passage."""
    questions: list[np.ndarray] = field(default_factory=list)
    gold: list[int] = field(default_factory=list)
    """By question: its passage."""
    answered: list[bool] = field(default_factory=list)

    def passage(self, article: int, sentences: list[np.ndarray]) -> int:
        number = len(self.article_of)
        self.article_of.append(article)
        for sentence in sentences:
            self.sentences.append(sentence)
            self.passage_of.append(number)
        return number

    def ask(self, question: np.ndarray, gold: int, answered: bool = True) -> None:
        self.questions.append(question)
        self.gold.append(gold)
        self.answered.append(answered)

    def contrast(self, article: int, questions: list[np.ndarray], answer: np.ndarray, others: list[np.ndarray]) -> None:
        gold = self.passage(article, [answer])
        for other in others:
            self.passage(article, [other])
        for question in questions:
            self.ask(question, gold)


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


class Batches:
    def __init__(self, work: Path, seed: int, use: dict[str, float], noise: float) -> None:
        self.rng = np.random.default_rng(seed)
        self.corpus = Corpus(work)
        with open(work / "pairs.pkl", "rb") as file:
            stored = pickle.load(file)
        with open(work / "documents.pkl", "rb") as file:
            documents = pickle.load(file)
        self.kinds, self.shares = list(use), np.array(list(use.values())) / sum(use.values())
        self.noise = noise
        self._pairs(stored["pairs"])
        self._written(stored["written"], documents["sources"])
        self._lexicon(stored["lexicon"], stored["pairs"])
        corpus = self.corpus
        counts = np.diff(corpus.document_at)
        long = np.diff(corpus.sentence_at[corpus.paragraph_at]) >= 25
        self.long_of = [np.flatnonzero(long[a:b]) + a for a, b in zip(corpus.document_at, corpus.document_at[1:])]
        factbook = {d for d, source in enumerate(documents["sources"]) if source == "factbook"}
        self.cloze = np.array([d for d in range(len(counts)) if len(self.long_of[d]) >= CLOZE_PASSAGES and d not in factbook])
        weight = np.minimum(counts[self.cloze], 30) ** 0.5
        self.cloze_share = weight / weight.sum()
        self.cloze_upto = np.cumsum(self.cloze_share)
        self.titles = documents["titles"]
        self.headings = documents["headings"]
        self.contrasts = [c for i, c in enumerate(stored["contrasts"]) if i % HELD_OUT]
        self.held_out_contrasts = stored["contrasts"][::HELD_OUT]

    def _pairs(self, pairs) -> None:
        def group(weights):
            members = [i for i, (kind, _, _) in enumerate(pairs) if kind in weights]
            share = np.array([weights[pairs[i][0]] for i in members], float)
            return [pairs[i] for i in members], np.cumsum(share) / share.sum()

        self.public, self.public_share = group(WEIGHTS)
        self.words, self.words_share = group(WORD_WEIGHTS)

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

    def pick(self, share: np.ndarray, count: int) -> np.ndarray:
        return np.searchsorted(share, self.rng.random(count)).clip(max=len(share) - 1)

    def reword(self, question: np.ndarray, passage: set[int]) -> np.ndarray:
        """Words that the passage has as well are dropped or replaced: lexical search finds those already."""
        if self.rng.random() < AS_IT_IS:
            return question
        kept: list[np.ndarray] = []
        for token in question:
            if int(token) in passage and self.rng.random() < DROP:
                standing = self.synonyms.get(int(token))
                if standing and self.rng.random() < REPLACE:
                    kept.append(standing[self.rng.integers(len(standing))])
            else:
                kept.append(np.array([token], question.dtype))
        reworded = np.concatenate(kept) if kept else question
        return reworded if len(reworded) >= 2 else question

    def _reworded(self, batch: Batch, question: np.ndarray, passage: np.ndarray) -> None:
        batch.ask(self.reword(question, set(map(int, passage))), batch.passage(len(batch.article_of), [passage]))

    def thin(self, text: np.ndarray) -> np.ndarray:
        """Some tokens left out, so that no question is known by one of its words."""
        kept = text[self.rng.random(len(text)) >= self.noise]
        return kept if len(kept) else text

    def next(self) -> Batch:
        kind = self.kinds[self.rng.choice(len(self.kinds), p=self.shares)]
        batch: Batch = getattr(self, f"_batch_{kind}")()
        batch.name = kind
        return batch

    def _batch_written(self) -> Batch:
        return self._asked(self.written)

    def _batch_stories(self) -> Batch:
        return self._asked(self.stories)

    def _asked(self, written: Asked) -> Batch:
        """Our questions, among other paragraphs of their article."""
        batch = Batch("article")
        for article, document in enumerate(self.rng.choice(list(written), min(ARTICLES, len(written)), replace=False)):
            asked = written[document]
            others = [p for p in self.long_of[document] if p not in asked]
            chosen = list(asked) + list(self.rng.permutation(others)[: max(0, PASSAGES - len(asked))])
            number = {p: batch.passage(article, [self.thin(s) for s in self.corpus.sentences(p)]) for p in chosen}
            questions = [(p, q, answered) for p, those in asked.items() for q, answered in those]
            for i in self.rng.permutation(len(questions))[:QUESTIONS]:
                paragraph, question, answered = questions[i]
                batch.ask(self.thin(question), number[paragraph], answered)
        return batch

    def _batch_cloze(self) -> Batch:
        """A sentence, or a paragraph's heading, asks for the rest of its paragraph among others of its article."""
        batch = Batch("article")
        for article, document in enumerate(self.rng.choice(self.cloze, CLOZE_ARTICLES, replace=False, p=self.cloze_share)):
            for paragraph in self.rng.choice(self.long_of[document], CLOZE_PASSAGES, replace=False):
                sentences = self.corpus.sentences(paragraph)
                if len(sentences) < 2:
                    batch.passage(article, sentences)
                    continue
                at = self.rng.integers(len(sentences))
                question = sentences[at]
                if self.rng.random() < 0.15 and len(self.headings[paragraph]):
                    question = self.headings[paragraph]
                else:
                    sentences = sentences[:at] + sentences[at + 1 :]
                    if len(question) > 12 and self.rng.random() < 0.6:
                        start = self.rng.integers(len(question) - 7)
                        question = question[start : start + self.rng.integers(5, 13)]
                number = batch.passage(article, sentences)
                batch.ask(self.reword(question, {int(t) for s in sentences for t in s}), number)
        return batch

    def _batch_contrast(self) -> Batch:
        """One sentence answers; others of the same matter share more words with the question."""
        batch = Batch("article")
        for article, i in enumerate(self.rng.choice(len(self.contrasts), min(CONTRASTS, len(self.contrasts)), replace=False)):
            batch.contrast(article, *self.contrasts[i])
        return batch

    def _batch_public(self) -> Batch:
        return self._public(Batch("pairs"), PAIRS)

    def _batch_public_pooled(self) -> Batch:
        return self._public(Batch("pooled"), POOLED)

    def _batch_sentence_pooled(self) -> Batch:
        """A sentence asks for the rest of its paragraph, among others of its document and of other documents."""
        batch = Batch("pooled")
        while len(batch.questions) < POOLED:
            document = self.cloze[self.pick(self.cloze_upto, 1)[0]]
            for paragraph in self.rng.choice(self.long_of[document], NEIGHBOURS, replace=False):
                sentences = self.corpus.sentences(paragraph)
                at = self.rng.integers(len(sentences))
                question = sentences[at]
                if len(sentences) < 2 or len(question) < 6:
                    continue
                rest = np.concatenate(sentences[:at] + sentences[at + 1 :] if self.rng.random() < 0.9 else sentences)[:WINDOW]
                if len(question) > 14 and self.rng.random() < 0.5:
                    start = self.rng.integers(len(question) - 9)
                    question = question[start : start + self.rng.integers(6, 15)]
                self._reworded(batch, question, rest)
        return batch

    def _batch_asked_pooled(self) -> Batch:
        """Our questions, some on paragraphs of one article."""
        batch = Batch("pooled")
        asked = [*self.written.values(), *self.stories.values()]
        while len(batch.questions) < POOLED:
            paragraphs = asked[self.rng.integers(len(asked))]
            for paragraph in self.rng.permutation(list(paragraphs))[:NEIGHBOURS]:
                answered = [question for question, is_answered in paragraphs[paragraph] if is_answered]
                if answered:
                    passage = np.concatenate(self.corpus.sentences(paragraph))[:WINDOW]
                    self._reworded(batch, answered[self.rng.integers(len(answered))], passage)
        return batch

    def _batch_title_pooled(self) -> Batch:
        """A document's title, with the section's, asks for a paragraph."""
        batch = Batch("pooled")
        while len(batch.questions) < POOLED:
            document = self.cloze[self.pick(self.cloze_upto, 1)[0]]
            paragraphs = self.long_of[document]
            paragraph = paragraphs[min(int(self.rng.exponential(3)), len(paragraphs) - 1)]
            question = np.concatenate([self.titles[document], self.headings[paragraph]])
            if len(question):
                rest = np.concatenate(self.corpus.sentences(paragraph))[:WINDOW]
                self._reworded(batch, question, rest)
        return batch

    def _public(self, batch: Batch, count: int) -> Batch:
        for i in self.pick(self.public_share, count):
            _, question, passage = self.public[i]
            if len(passage) > WINDOW:
                start = self.rng.integers(len(passage) - WINDOW + 1) if self.rng.random() < 0.3 else 0
                passage = passage[start : start + WINDOW]
            self._reworded(batch, question, passage)
        return batch

    def _batch_words(self) -> Batch:
        batch = Batch("pooled")
        for i in self.pick(self.words_share, WORDS):
            _, one, other = self.words[i]
            if self.rng.random() < 0.5 and len(other) < 40:
                one, other = other, one
            batch.ask(one[:48], batch.passage(len(batch.article_of), [other[:64]]))
        return batch

    def _batch_lexicon(self) -> Batch:
        """A word, or one that stands for it, asks for some of the others that do."""
        batch = Batch("pairs")
        for i in self.rng.choice(len(self.lexicon), min(ENTRIES, len(self.lexicon)), replace=False):
            word, standing, near = self.lexicon[i]
            order = self.rng.permutation(len(standing))
            question = word if self.rng.random() < 0.5 else standing[order[0]]
            others = [standing[j] for j in order[1:]]
            if question is not word:
                others.append(word)
            chosen = [others[j] for j in self.rng.permutation(len(others))[: self.rng.integers(1, 4)]]
            if near and self.rng.random() < 0.5:
                chosen.append(near[self.rng.integers(len(near))])
                if self.rng.random() < 0.3:
                    question = np.concatenate([question, near[self.rng.integers(len(near))]])
            batch.ask(question, batch.passage(len(batch.article_of), [np.concatenate(chosen)]))
        return batch

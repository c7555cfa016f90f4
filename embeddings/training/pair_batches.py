"""Questions each with its passage, the batch's other passages being wrong."""

import numpy as np

from batch import Batch
from draw import Draw

PAIRS = 384
POOLED = 1024
NEIGHBOURS = 4
"""Passages of one document in a pooled batch."""
WORDS = 1024
ENTRIES = 320
WINDOW = 110
"""Tokens of a passage that are read."""


class PairBatches:
    def __init__(self, draw: Draw) -> None:
        self.draw = draw
        self.material = draw.material

    def public(self) -> Batch:
        return self._drawn(Batch("pairs"), PAIRS)

    def public_pooled(self) -> Batch:
        return self._drawn(Batch("pooled"), POOLED)

    def sentence_pooled(self) -> Batch:
        """A sentence asks for the rest of its paragraph, among others of its document and of other documents."""
        batch = Batch("pooled")
        while len(batch.questions) < POOLED:
            document = self.material.cloze[self.draw.pick(self.material.cloze_upto, 1)[0]]
            for paragraph in self.draw.rng.choice(self.material.long_of[document], NEIGHBOURS, replace=False):
                sentences = self.material.corpus.sentences(paragraph)
                at = self.draw.rng.integers(len(sentences))
                question = sentences[at]
                if len(sentences) < 2 or len(question) < 6:
                    continue
                rest = np.concatenate(sentences[:at] + sentences[at + 1 :] if self.draw.rng.random() < 0.9 else sentences)[:WINDOW]
                if len(question) > 14 and self.draw.rng.random() < 0.5:
                    start = self.draw.rng.integers(len(question) - 9)
                    question = question[start : start + self.draw.rng.integers(6, 15)]
                self._ask(batch, question, rest)
        return batch

    def asked_pooled(self) -> Batch:
        """Our questions, some on paragraphs of one article."""
        batch = Batch("pooled")
        asked = [*self.material.written.values(), *self.material.stories.values()]
        while len(batch.questions) < POOLED:
            paragraphs = asked[self.draw.rng.integers(len(asked))]
            for paragraph in self.draw.rng.permutation(list(paragraphs))[:NEIGHBOURS]:
                answered = [question for question, is_answered in paragraphs[paragraph] if is_answered]
                if answered:
                    self._ask(batch, answered[self.draw.rng.integers(len(answered))], self._text(paragraph))
        return batch

    def title_pooled(self) -> Batch:
        """A document's title, with the section's, asks for a paragraph."""
        batch = Batch("pooled")
        while len(batch.questions) < POOLED:
            document = self.material.cloze[self.draw.pick(self.material.cloze_upto, 1)[0]]
            paragraphs = self.material.long_of[document]
            paragraph = paragraphs[min(int(self.draw.rng.exponential(3)), len(paragraphs) - 1)]
            question = np.concatenate([self.material.titles[document], self.material.headings[paragraph]])
            if len(question):
                self._ask(batch, question, self._text(paragraph))
        return batch

    def words(self) -> Batch:
        batch = Batch("pooled")
        for i in self.draw.pick(self.material.words_upto, WORDS):
            _, one, other = self.material.words[i]
            if self.draw.rng.random() < 0.5 and len(other) < 40:
                one, other = other, one
            batch.pair(one[:48], other[:64])
        return batch

    def lexicon(self) -> Batch:
        """A word, or one that stands for it, asks for some of the others that do."""
        batch = Batch("pairs")
        for i in self.draw.rng.choice(len(self.material.lexicon), min(ENTRIES, len(self.material.lexicon)), replace=False):
            word, standing, near = self.material.lexicon[i]
            order = self.draw.rng.permutation(len(standing))
            question = word if self.draw.rng.random() < 0.5 else standing[order[0]]
            others = [standing[j] for j in order[1:]]
            if question is not word:
                others.append(word)
            chosen = [others[j] for j in self.draw.rng.permutation(len(others))[: self.draw.rng.integers(1, 4)]]
            if near and self.draw.rng.random() < 0.5:
                chosen.append(near[self.draw.rng.integers(len(near))])
                if self.draw.rng.random() < 0.3:
                    question = np.concatenate([question, near[self.draw.rng.integers(len(near))]])
            batch.pair(question, np.concatenate(chosen))
        return batch

    def _drawn(self, batch: Batch, count: int) -> Batch:
        for i in self.draw.pick(self.material.public_upto, count):
            _, question, passage = self.material.public[i]
            if len(passage) > WINDOW:
                start = self.draw.rng.integers(len(passage) - WINDOW + 1) if self.draw.rng.random() < 0.3 else 0
                passage = passage[start : start + WINDOW]
            self._ask(batch, question, passage)
        return batch

    def _text(self, paragraph: int) -> np.ndarray:
        return np.concatenate(self.material.corpus.sentences(paragraph))[:WINDOW]

    def _ask(self, batch: Batch, question: np.ndarray, passage: np.ndarray) -> None:
        batch.pair(self.draw.reword(question, set(map(int, passage))), passage)

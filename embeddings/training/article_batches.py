"""Questions among the paragraphs of their own articles, as they are asked."""

from batch import Batch
from draw import Draw
from material import CLOZE_PASSAGES, Asked

ARTICLES = 36
PASSAGES = 10
QUESTIONS = 8
CLOZE_ARTICLES = 48
CONTRASTS = 128


class ArticleBatches:
    def __init__(self, draw: Draw) -> None:
        self.draw = draw
        self.material = draw.material

    def written(self) -> Batch:
        return self._asked(self.material.written)

    def stories(self) -> Batch:
        return self._asked(self.material.stories)

    def _asked(self, written: Asked) -> Batch:
        """Our questions, among other paragraphs of their article."""
        batch = Batch("article")
        for article, document in enumerate(self.draw.rng.choice(list(written), min(ARTICLES, len(written)), replace=False)):
            asked = written[document]
            others = [p for p in self.material.long_of[document] if p not in asked]
            chosen = list(asked) + list(self.draw.rng.permutation(others)[: max(0, PASSAGES - len(asked))])
            number = {p: batch.passage(article, [self.draw.thin(s) for s in self.material.corpus.sentences(p)]) for p in chosen}
            questions = [(p, q, answered) for p, those in asked.items() for q, answered in those]
            for i in self.draw.rng.permutation(len(questions))[:QUESTIONS]:
                paragraph, question, answered = questions[i]
                batch.ask(self.draw.thin(question), number[paragraph], answered)
        return batch

    def cloze(self) -> Batch:
        """A sentence, or a paragraph's heading, asks for the rest of its paragraph among others of its article."""
        batch = Batch("article")
        for article, document in enumerate(self.draw.rng.choice(self.material.cloze, CLOZE_ARTICLES, replace=False, p=self.material.cloze_share)):
            for paragraph in self.draw.rng.choice(self.material.long_of[document], CLOZE_PASSAGES, replace=False):
                sentences = self.material.corpus.sentences(paragraph)
                if len(sentences) < 2:
                    batch.passage(article, sentences)
                    continue
                at = self.draw.rng.integers(len(sentences))
                question = sentences[at]
                if self.draw.rng.random() < 0.15 and len(self.material.headings[paragraph]):
                    question = self.material.headings[paragraph]
                else:
                    sentences = sentences[:at] + sentences[at + 1 :]
                    if len(question) > 12 and self.draw.rng.random() < 0.6:
                        start = self.draw.rng.integers(len(question) - 7)
                        question = question[start : start + self.draw.rng.integers(5, 13)]
                number = batch.passage(article, sentences)
                batch.ask(self.draw.reword(question, {int(t) for s in sentences for t in s}), number)
        return batch

    def contrast(self) -> Batch:
        """One sentence answers; others of the same matter share more words with the question."""
        batch = Batch("article")
        for article, i in enumerate(self.draw.rng.choice(len(self.material.contrasts), min(CONTRASTS, len(self.material.contrasts)), replace=False)):
            batch.contrast(article, *self.material.contrasts[i])
        return batch

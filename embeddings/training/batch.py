"""One step's questions, and the passages they are to be told apart from."""

from dataclasses import dataclass, field

import numpy as np


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

    def pair(self, question: np.ndarray, passage: np.ndarray) -> None:
        """A question with its own passage, of an article of its own."""
        self.ask(question, self.passage(len(self.article_of), [passage]))

    def contrast(self, article: int, questions: list[np.ndarray], answer: np.ndarray, others: list[np.ndarray]) -> None:
        gold = self.passage(article, [answer])
        for other in others:
            self.passage(article, [other])
        for question in questions:
            self.ask(question, gold)

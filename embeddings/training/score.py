"""Scores as the engine has them (src/answer/evidence.ts), differentiable: pooled cosines and late interaction."""

from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F

from batch import Batch
from flat import flat
from segment_max import segment_max

EPSILON = 0.05
"""As in the engine: what a token that nothing matches is worth is log .05."""


INSIDE = torch.tensor([8.0, 3.8, 3.8, 2.4])
"""What the fit gave the first model's pooled cosines and late interactions inside one article."""


@dataclass
class Scores:
    """Questions × passages."""

    cosine: torch.Tensor
    tokens: torch.Tensor
    best_sentence: torch.Tensor
    best_sentence_cosine: torch.Tensor

    def features(self) -> torch.Tensor:
        """Questions × passages × what the engine weighs inside one article."""
        return torch.stack([self.cosine, self.best_sentence_cosine, self.tokens, self.best_sentence], -1)

    def fused(self) -> torch.Tensor:
        return self.features() @ INSIDE.to(self.cosine.device)


class Scorer:
    """One batch over the rows of its own tokens."""

    def __init__(self, batch: Batch) -> None:
        tokens, self.sentence_offsets = flat(batch.sentences)
        asked, self.question_offsets = flat(batch.questions)
        self.types, inverse = np.unique(np.concatenate([tokens, asked]), return_inverse=True)
        self.sentence_tokens, self.question_tokens = inverse[: len(tokens)], inverse[len(tokens) :]
        self.passage_of = np.array(batch.passage_of)
        self.article_of = np.array(batch.article_of)
        self.article_of_question = self.article_of[np.array(batch.gold)]
        self.passage_offsets = np.searchsorted(self.passage_of, np.arange(len(batch.article_of) + 1))
        self.question_of = np.repeat(np.arange(len(batch.questions)), np.diff(self.question_offsets))
        self.by_article = batch.kind == "article"
        self.pooled = batch.kind == "pooled"

    def _idf(self) -> np.ndarray:
        """By question token: log(1 + passages / (passages with it + 1/2)) within the question's article, or the batch."""
        width = len(self.types)
        passage = self.passage_of[np.repeat(np.arange(len(self.sentence_offsets) - 1), np.diff(self.sentence_offsets))]
        once = np.unique(passage * width + self.sentence_tokens)
        group = self.article_of if self.by_article else np.zeros(len(self.article_of), np.int64)
        keys, frequency = np.unique(group[once // width] * width + once % width, return_counts=True)
        size = np.bincount(group)
        asked = self.article_of_question if self.by_article else np.zeros(len(self.question_offsets) - 1, np.int64)
        wanted = asked[self.question_of] * width + self.question_tokens
        at = np.searchsorted(keys, wanted).clip(max=len(keys) - 1)
        found = np.where(keys[at] == wanted, frequency[at], 0)
        return np.log(1 + size[asked[self.question_of]] / (found + 0.5)).astype(np.float32)

    def scores(self, rows: torch.Tensor) -> Scores:
        """Of the types' rows, on whatever device they are."""

        def there(numbers: np.ndarray) -> torch.Tensor:
            return torch.from_numpy(numbers).to(rows.device)

        lengths = rows.norm(dim=1).clamp_min(1e-6)
        units = rows / lengths[:, None]
        sums = F.embedding_bag(there(self.sentence_tokens), rows, there(self.sentence_offsets[:-1]), mode="sum")
        passages = F.normalize(rows.new_zeros(len(self.article_of), rows.shape[1]).index_add(0, there(self.passage_of), sums), dim=1)
        sentences = F.normalize(sums, dim=1)
        asked = F.embedding_bag(there(self.question_tokens), rows, there(self.question_offsets[:-1]), mode="sum")
        questions = F.normalize(asked, dim=1)
        if self.pooled:
            cosine = questions @ passages.T
            return Scores(cosine, cosine, cosine, cosine)
        asked_types, column = np.unique(self.question_tokens, return_inverse=True)
        similar = units[there(asked_types)] @ units.T
        of_sentence = segment_max(similar, self.sentence_tokens, self.sentence_offsets)
        of_passage = segment_max(of_sentence, np.arange(len(self.passage_of)), self.passage_offsets)
        emphasis = (lengths[there(self.question_tokens)] * there(self._idf())) ** 2
        owner = there(self.question_of)
        totals = rows.new_zeros(len(asked)).index_add(0, owner, emphasis)
        weights = rows.new_zeros(len(asked), len(asked_types)).index_put(
            (owner, there(column)), emphasis / totals[owner].clamp_min(1e-9), accumulate=True
        )
        tokens = weights @ torch.log(EPSILON + of_passage.clamp_min(0))
        if not self.by_article:
            cosine = questions @ passages.T
            return Scores(cosine, tokens, tokens, cosine)
        by_sentence = weights @ torch.log(EPSILON + of_sentence.clamp_min(0))
        best = segment_max(by_sentence, np.arange(len(self.passage_of)), self.passage_offsets)
        # All passages of an article share its subject, which is taken from them and from the question.
        group = there(self.article_of)
        count = torch.bincount(group).float()
        centre = rows.new_zeros(len(count), rows.shape[1]).index_add(0, group, passages) / count[:, None]
        centred = F.normalize(passages - centre[group], dim=1)
        centred_sentences = F.normalize(sentences - centre[group[there(self.passage_of)]], dim=1)
        own = F.normalize(questions - centre[there(self.article_of_question)], dim=1)
        best_cosine = segment_max(own @ centred_sentences.T, np.arange(len(self.passage_of)), self.passage_offsets)
        inside = there(self.article_of_question)[:, None] == group[None]
        # Against other articles' passages a plain cosine counts.
        cosine = torch.where(inside, own @ centred.T, questions @ passages.T)
        return Scores(cosine, tokens, best, torch.where(inside, best_cosine, cosine))

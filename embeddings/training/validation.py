"""Articles of ours that training does not see: how often the right paragraph comes first, by the model alone."""

import numpy as np
import torch

from batches import Batch, Batches
from score import Scorer

MOST_PARAGRAPHS = 40
INSIDE = torch.tensor([8.0, 3.8, 3.8, 2.4])
"""What the fit gave the first model's pooled cosines and late interactions inside one article."""


def held_out(batches: Batches, table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Ranks of the right paragraph: our questions on held-out articles, and held-out contrasts."""
    found: list[int] = []
    for document, asked in batches.held_out.items():
        batch = Batch("article")
        others = [p for p in batches.long_of[document] if p not in asked]
        chosen = [*asked, *others[: MOST_PARAGRAPHS - len(asked)]]
        number = {p: batch.passage(0, batches.corpus.sentences(p)) for p in chosen}
        for paragraph, written in asked.items():
            for question, answered in written:
                if answered:
                    batch.ask(question, number[paragraph])
        if batch.questions:
            found.extend(ranks(batch, table))
    contrasts: list[int] = []
    for questions, answer, others in batches.held_out_contrasts:
        batch = Batch("article")
        batch.passage(0, [answer])
        for other in others:
            batch.passage(0, [other])
        for question in questions:
            batch.ask(question, 0)
        contrasts.extend(ranks(batch, table))
    return np.array(found), np.array(contrasts)


def ranks(batch: Batch, table: np.ndarray) -> list[int]:
    scorer = Scorer(batch)
    with torch.no_grad():
        s = scorer.scores(torch.from_numpy(table[scorer.types]))
        fused = torch.stack([s.cosine, s.best_sentence_cosine, s.tokens, s.best_sentence], -1) @ INSIDE
        gold = torch.tensor(batch.gold)
        own = fused.gather(1, gold[:, None])
        return (1 + (fused > own).sum(1)).tolist()

"""Articles of ours that training does not see: how often the right paragraph comes first, by the model alone."""

import numpy as np
import torch

from batches import Batch, Batches
from score import Scorer

MOST_PARAGRAPHS = 40


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
    for contrast in batches.held_out_contrasts:
        batch = Batch("article")
        batch.contrast(0, *contrast)
        contrasts.extend(ranks(batch, table))
    return np.array(found), np.array(contrasts)


def ranks(batch: Batch, table: np.ndarray) -> list[int]:
    scorer = Scorer(batch)
    with torch.no_grad():
        fused = scorer.scores(torch.from_numpy(table[scorer.types])).fused()
        gold = torch.tensor(batch.gold)
        own = fused.gather(1, gold[:, None])
        return (1 + (fused > own).sum(1)).tolist()

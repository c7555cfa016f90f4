"""Articles of ours that training does not see: how often the right paragraph comes first, by the model alone."""

import numpy as np
import torch

from batch import Batch
from material import Asked, Material
from score import Scorer

MOST_PARAGRAPHS = 40


def held_out(material: Material, table: np.ndarray) -> dict[str, np.ndarray]:
    """Ranks of the right paragraph for our questions on held-out articles and stories, and for held-out contrasts."""
    contrasts: list[int] = []
    for contrast in material.held_out_contrasts:
        batch = Batch("article")
        batch.contrast(0, *contrast)
        contrasts.extend(ranks(batch, table))
    return {
        "articles": asked(material, material.held_out, table),
        "stories": asked(material, material.held_out_stories, table),
        "contrasts": np.array(contrasts),
    }


def asked(material: Material, held: Asked, table: np.ndarray) -> np.ndarray:
    found: list[int] = []
    for document, paragraphs in held.items():
        batch = Batch("article")
        others = [p for p in material.long_of[document] if p not in paragraphs]
        chosen = [*paragraphs, *others[: max(0, MOST_PARAGRAPHS - len(paragraphs))]]
        number = {p: batch.passage(0, material.corpus.sentences(p)) for p in chosen}
        for paragraph, written in paragraphs.items():
            for question, answered in written:
                if answered:
                    batch.ask(question, number[paragraph])
        if batch.questions:
            found.extend(ranks(batch, table))
    return np.array(found)


def ranks(batch: Batch, table: np.ndarray) -> list[int]:
    scorer = Scorer(batch)
    with torch.no_grad():
        fused = scorer.scores(torch.from_numpy(table[scorer.types])).fused()
        gold = torch.tensor(batch.gold)
        own = fused.gather(1, gold[:, None])
        return (1 + (fused > own).sum(1)).tolist()

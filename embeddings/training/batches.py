"""What one step learns from, by kinds that are drawn at random."""

from pathlib import Path

import numpy as np

from article_batches import ArticleBatches
from batch import Batch
from draw import Draw
from material import Material
from pair_batches import PairBatches


class Batches:
    def __init__(self, work: Path, seed: int, mix: dict[str, float], noise: float) -> None:
        self.material = Material(work)
        self.draw = Draw(self.material, seed, noise)
        articles, pairs = ArticleBatches(self.draw), PairBatches(self.draw)
        made = {
            "written": articles.written,
            "stories": articles.stories,
            "cloze": articles.cloze,
            "contrast": articles.contrast,
            "public": pairs.public,
            "public_pooled": pairs.public_pooled,
            "sentence_pooled": pairs.sentence_pooled,
            "asked_pooled": pairs.asked_pooled,
            "title_pooled": pairs.title_pooled,
            "words": pairs.words,
            "lexicon": pairs.lexicon,
        }
        self.made = {name: made[name] for name in mix}
        self.shares = np.array(list(mix.values())) / sum(mix.values())

    def next(self) -> Batch:
        name = list(self.made)[self.draw.rng.choice(len(self.made), p=self.shares)]
        batch = self.made[name]()
        batch.name = name
        return batch

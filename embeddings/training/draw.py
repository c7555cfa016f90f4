"""Chance: what is drawn, and how what is drawn is changed."""

import numpy as np

from material import Material

DROP = 0.4
"""Of a question's words that the passage has as well, how many go, except in AS_IT_IS of the questions."""
REPLACE = 0.5
"""Of those, how many leave one that stands for them."""
AS_IT_IS = 0.3


class Draw:
    def __init__(self, material: Material, seed: int, noise: float) -> None:
        self.rng = np.random.default_rng(seed)
        self.material = material
        self.noise = noise

    def pick(self, upto: np.ndarray, count: int) -> np.ndarray:
        return np.searchsorted(upto, self.rng.random(count)).clip(max=len(upto) - 1)

    def reword(self, question: np.ndarray, passage: set[int]) -> np.ndarray:
        """Words that the passage has as well are dropped or replaced: lexical search finds those already."""
        if self.rng.random() < AS_IT_IS:
            return question
        kept: list[np.ndarray] = []
        for token in question:
            if int(token) in passage and self.rng.random() < DROP:
                standing = self.material.synonyms.get(int(token))
                if standing and self.rng.random() < REPLACE:
                    kept.append(standing[self.rng.integers(len(standing))])
            else:
                kept.append(np.array([token], question.dtype))
        reworded = np.concatenate(kept) if kept else question
        return reworded if len(reworded) >= 2 else question

    def thin(self, text: np.ndarray) -> np.ndarray:
        """Some tokens left out, so that no question is known by one of its words."""
        kept = text[self.rng.random(len(text)) >= self.noise]
        return kept if len(kept) else text

"""Texts of different lengths in one array."""

import numpy as np


def flat(texts: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """All ids in a row, and the offset of each text, with the end as the last."""
    offsets = np.zeros(len(texts) + 1, np.int64)
    offsets[1:] = np.cumsum([len(text) for text in texts])
    return np.concatenate(texts).astype(np.int64), offsets

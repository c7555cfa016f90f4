"""Inflections of one word: cancel, cancels, cancelled, cancelling, cancellation."""

from pathlib import Path

import numpy as np
from nltk.stem.snowball import EnglishStemmer


def stem_groups(work: Path) -> np.ndarray:
    """By token: the number of its group. Pieces of words, digits and signs are alone."""
    stemmer = EnglishStemmer()
    numbers: dict[str, int] = {}
    groups = []
    for token in (work / "vocabulary.txt").read_text(encoding="utf-8").rstrip("\n").split("\n"):
        stem = stemmer.stem(token) if token.isalpha() and len(token) > 3 else f" {token}"
        groups.append(numbers.setdefault(stem, len(numbers)))
    return np.array(groups)

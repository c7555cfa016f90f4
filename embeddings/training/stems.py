"""Inflections of one word: cancel, cancels, cancelled, cancelling, cancellation."""

from pathlib import Path

import numpy as np
from nltk.stem.snowball import EnglishStemmer

from wordpiece import read_vocabulary


def stem_groups(work: Path) -> np.ndarray:
    """By token: the number of its group. Pieces of words, digits and signs are alone."""
    stemmer = EnglishStemmer()
    numbers: dict[str, int] = {}
    groups = []
    for token in read_vocabulary(work / "vocabulary.txt"):
        stem = stemmer.stem(token) if token.isalpha() and len(token) > 3 else f" {token}"
        groups.append(numbers.setdefault(stem, len(numbers)))
    return np.array(groups)

"""Whether training text repeats evaluation text: ten words in a row, whatever their case and punctuation."""

import json
import re
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from repositories import Repository
from settings import HERE
from wordpiece import words

RUN = 10
FACTORS = np.cumprod(np.full(RUN, 0x9E3779B97F4A7C15, np.uint64))


class Overlap:
    def __init__(self) -> None:
        self._ids: dict[str, int] = {}
        self._runs = np.empty(0, np.uint64)
        self.texts = 0

    def _hashes(self, text: str) -> np.ndarray:
        """A hash of every run of ten words."""
        ids = np.array([self._ids.setdefault(w, len(self._ids) + 1) for w in words(text) if w[0].isalnum()], np.uint64)
        if len(ids) < RUN:
            return np.empty(0, np.uint64)
        mixed = ids * np.uint64(0xBF58476D1CE4E5B9)
        mixed ^= mixed >> np.uint64(29)
        return (np.lib.stride_tricks.sliding_window_view(mixed, RUN) * FACTORS).sum(1, dtype=np.uint64)

    def add(self, texts: Iterable[str]) -> None:
        found = [self._hashes(text) for text in texts]
        self.texts += len(found)
        self._runs = np.unique(np.concatenate([self._runs, *found]))

    def repeats(self, text: str) -> bool:
        hashes = self._hashes(text)
        if not len(hashes) or not len(self._runs):
            return False
        at = np.searchsorted(self._runs, hashes).clip(max=len(self._runs) - 1)
        return bool((self._runs[at] == hashes).any())


def evaluation_texts(repositories: Path) -> Overlap:
    """Everything that a figure of ours is measured on: our own articles and questions, SQuAD's development set and XQuAD."""
    overlap = Overlap()
    root = HERE.parent.parent
    for folder in (root / "articles", root / "src" / "evaluation" / "calibration", HERE / "probe"):
        for path in sorted(folder.glob("*")):
            if path.suffix == ".md":
                overlap.add(path.read_text(encoding="utf-8").split("\n\n"))
            elif path.suffix == ".jsonl":
                for record in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
                    overlap.add(value for value in record.values() if isinstance(value, str))
                    overlap.add(text for value in record.values() if isinstance(value, list) for text in value if isinstance(text, str))
    for source in json.loads((HERE / "sources.json").read_text())["evaluations"]:
        repository = Repository(str(repositories), source["repository"], source["commit"])
        for path in source["files"]:
            if path.endswith(".txt"):
                # Tokenised: "( 1990 )" is "-lrb- 1990 -rrb-".
                lines = re.sub(r"-[lr][rs]b-", " ", repository.text(path)).split("\n")
                overlap.add(lines)
                continue
            for article in json.loads(repository.text(path))["data"]:
                for paragraph in article["paragraphs"]:
                    overlap.add([paragraph["context"], *(question["question"] for question in paragraph["qas"])])
    return overlap

"""Text to token ids, split as transformers.js splits it (BertNormalizer, BertPreTokenizer, WordPiece)."""

import re
import unicodedata
from pathlib import Path

SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
UNKNOWN = 1
FIRST = len(SPECIAL)
"""Ids below are special tokens."""

PUNCTUATION = r"!-/:-@\[-`{-~¡-¿×÷‐-‧‰-⁞₠-⃀、-〃〈-】"
WORD = re.compile(rf"[^\s{PUNCTUATION}]+|[{PUNCTUATION}]")
ASCII_WORD = re.compile(r"[a-z0-9]+|[!-/:-@\[-`{-~]")
CJK = re.compile("([\u4e00-\u9fff\u3400-\u4dbf\uf900-\ufaff])")


def normalise(text: str) -> str:
    """Lower case without accents."""
    text = text.lower()
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFD", CJK.sub(r" \1 ", text))
    return "".join(c for c in decomposed if unicodedata.category(c) != "Mn")


def words(text: str) -> list[str]:
    text = normalise(text)
    return ASCII_WORD.findall(text) if text.isascii() else WORD.findall(text)


def read_vocabulary(path: Path) -> list[str]:
    """One token a line, in the order of their ids."""
    return path.read_text(encoding="utf-8").rstrip("\n").split("\n")


class WordPiece:
    """Greedy longest match over a vocabulary."""

    def __init__(self, path: Path) -> None:
        self.vocabulary = read_vocabulary(path)
        self.id = {token: i for i, token in enumerate(self.vocabulary)}
        self._kept: dict[str, tuple[int, ...]] = {}

    def __len__(self) -> int:
        return len(self.vocabulary)

    def _pieces(self, word: str) -> tuple[int, ...]:
        if len(word) > 100:
            return (UNKNOWN,)
        pieces, start = [], 0
        while start < len(word):
            end = len(word)
            while end > start and (word[start:end] if start == 0 else "##" + word[start:end]) not in self.id:
                end -= 1
            if end == start:
                return (UNKNOWN,)
            pieces.append(self.id[word[start:end] if start == 0 else "##" + word[start:end]])
            start = end
        return tuple(pieces)

    def encode(self, text: str) -> list[int]:
        """Ids without [CLS] and [SEP]."""
        ids: list[int] = []
        for word in words(text):
            pieces = self._kept.get(word)
            if pieces is None:
                pieces = self._kept[word] = self._pieces(word)
            ids.extend(pieces)
        return ids

"""What we wrote ourselves: the association lexicon and the questions on public paragraphs."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from settings import HERE

KNOWLEDGE = HERE / "knowledge"


@dataclass(frozen=True)
class Entry:
    word: str
    standing_for: tuple[str, ...]
    """Words and phrases that could stand for it."""
    near: tuple[str, ...]
    """Words that stand near it."""


@dataclass(frozen=True)
class Written:
    paragraph: str
    """Id of the paragraph, a checksum of its text."""
    question: str
    answered: bool
    """False for a near miss: the same people and things, a fact the paragraph does not give."""


@dataclass(frozen=True)
class Contrast:
    questions: tuple[str, ...]
    answer: str
    """Answers them all in other words."""
    others: tuple[str, ...]
    """Share more words with the questions, and do not answer."""


def _list(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in text.split(";") if part.strip()))


def read_lexicon() -> Iterator[Entry]:
    """`word: a; b; c | x; y; z`, one entry a line."""
    for path in sorted(KNOWLEDGE.glob("lexicon*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            word, colon, rest = line.partition(":")
            standing_for, _, near = rest.partition("|")
            if colon:
                yield Entry(word.strip().lower(), _list(standing_for.lower()), _list(near.lower()))


def read_questions() -> Iterator[Written]:
    for line in (KNOWLEDGE / "questions.jsonl").read_text(encoding="utf-8").splitlines():
        paragraph = json.loads(line)
        for question in paragraph["answered"]:
            yield Written(paragraph["paragraph"], question, True)
        for question in paragraph["missed"]:
            yield Written(paragraph["paragraph"], question, False)


def read_contrasts() -> Iterator[Contrast]:
    for record in map(json.loads, (KNOWLEDGE / "contrasts.jsonl").read_text(encoding="utf-8").splitlines()):
        yield Contrast(tuple(record["questions"]), record["answer"], tuple(record["others"]))

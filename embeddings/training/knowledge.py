"""What we wrote ourselves: the association lexicon, stories with questions, questions on public paragraphs, contrasts."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from settings import HERE

KNOWLEDGE = HERE / "knowledge"
HELD_OUT_STORIES = 5
"""One of five stories is kept from the training of tables: news is what Footnote is asked about, and hard to come by."""
STORIES = "stories"
"""The source that our stories have among the documents."""


def paragraph_id(text: str) -> str:
    """What questions name a paragraph by: a public text stays with its publisher."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def records(name: str) -> Iterator[dict]:
    yield from map(json.loads, (KNOWLEDGE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())


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


def read_stories() -> Iterator[tuple[str, list[str]]]:
    """Titles and paragraphs of invented news and features."""
    for story in records(STORIES):
        yield story["title"], story["paragraphs"]


def read_questions() -> Iterator[Written]:
    """Those on public paragraphs, then those on the stories."""
    for paragraph in records("questions"):
        for question in paragraph["answered"]:
            yield Written(paragraph["paragraph"], question, True)
        for question in paragraph["missed"]:
            yield Written(paragraph["paragraph"], question, False)
    for story in records(STORIES):
        ids = [paragraph_id(text) for text in story["paragraphs"]]
        for answered in (True, False):
            for question, number in story["answered" if answered else "missed"]:
                yield Written(ids[number], question, answered)


def read_contrasts() -> Iterator[Contrast]:
    for record in records("contrasts"):
        yield Contrast(tuple(record["questions"]), record["answer"], tuple(record["others"]))

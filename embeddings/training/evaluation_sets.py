"""Articles with questions that a model is measured on; none is trained on."""

import json
from dataclasses import dataclass, field
from pathlib import Path

from knowledge import HELD_OUT_STORIES, STORIES, records
from settings import HERE

ROOT = HERE.parent.parent


@dataclass
class Asked:
    question: str
    gold: list[int]
    """Numbers of the paragraphs that answer; empty where none does."""
    kind: str


@dataclass
class Article:
    paragraphs: list[str]
    asked: list[Asked] = field(default_factory=list)


def markdown_paragraphs(path: Path) -> list[str]:
    """Paragraphs of an article of ours: no front matter, headings are left out."""
    text = path.read_text(encoding="utf-8").lstrip()
    if text.startswith("---"):
        text = text.split("\n---", 1)[1]
    blocks = [" ".join(block.split()) for block in text.split("\n\n")]
    return [block for block in blocks if block and not block.startswith(("#", "!["))]


def gold_of(record: dict, paragraphs: list[str]) -> list[int]:
    """A number is a paragraph's, from 1; a text stands in one."""
    return sorted(
        {
            place
            for gold in record["gold"]
            for place in ([gold - 1] if isinstance(gold, int) else [i for i, p in enumerate(paragraphs) if " ".join(gold.split()) in p])
        }
    )


def with_questions(paragraphs: list[str], path: Path) -> Article:
    article = Article(paragraphs)
    for record in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        gold = gold_of(record, paragraphs)
        if bool(gold) == record["answerable"]:
            article.asked.append(Asked(record["question"], gold, record.get("difficulty") or record.get("kind", "")))
    return article


def calibration() -> list[Article]:
    folder = ROOT / "src" / "evaluation" / "calibration"
    return [
        with_questions(markdown_paragraphs(path), path.with_suffix(".jsonl"))
        for path in sorted(folder.glob("*.md"))
        if path.with_suffix(".jsonl").exists()
    ]


def briefing() -> list[Article]:
    folder = ROOT / "articles"
    return [with_questions(markdown_paragraphs(folder / "s300-reset.md"), folder / "s300-reset.gold.jsonl")]


def held_out_stories() -> list[Article]:
    articles = []
    for story in list(records(STORIES))[::HELD_OUT_STORIES]:
        article = Article(story["paragraphs"])
        article.asked = [Asked(question, [number], "") for question, number in story["answered"]]
        articles.append(article)
    return articles


def plain(text: Path, questions: Path) -> list[Article]:
    """An article as plain text, one paragraph a line."""
    paragraphs = [" ".join(line.split()) for line in text.read_text(encoding="utf-8").splitlines()]
    return [with_questions([p for p in dict.fromkeys(paragraphs) if len(p) >= 80 and not p.endswith("...")], questions)]


def encyclopaedia(documents: Path, questions: Path) -> list[Article]:
    articles = {d["doc_id"]: Article(d["paragraphs"]) for d in map(json.loads, documents.read_text(encoding="utf-8").splitlines())}
    for record in map(json.loads, questions.read_text(encoding="utf-8").splitlines()):
        gold = record.get("gold_paragraphs", []) if record["answerable"] else []
        articles[record["doc_id"]].asked.append(Asked(record["question"], gold, ""))
    return list(articles.values())


def probe() -> list[Article]:
    """One right sentence among nine others that share more words with the question."""
    articles = []
    for path in sorted((HERE / "probe").glob("*.jsonl")):
        for record in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            articles.append(Article([record["answer"], *record["others"]], [Asked(record["question"], [0], "")]))
    return articles

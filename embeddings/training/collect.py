"""Step 1, collect: public text becomes documents.jsonl (articles) and pairs.jsonl (questions with passages, words with words).

Each source has its reader here or in read_pairs.py; sources.json names licence, size and commit.
"""

import hashlib
import html
import json
import re
from collections import Counter
from collections.abc import Iterator

from read_pairs import PAIR_READERS
from repositories import Repository
from settings import HERE, arguments, whole

SPACE = re.compile(r"\s+")
TAG = re.compile(r"<[^>]+>")
MIN_CHARACTERS = 60


def clean(text: str) -> str:
    return SPACE.sub(" ", html.unescape(text)).strip()


def paragraph_id(text: str) -> str:
    """What our questions name a paragraph by: its text stays with its publisher."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


Document = tuple[str, list[tuple[str, str]]]


def read_wiki(repository: Repository) -> Iterator[Document]:
    for _, body in repository.texts(lambda path: path.startswith("text_files/")):
        lines = [line.strip() for line in body.split("\n") if line.strip()]
        section, paragraphs = "", []
        for line in lines[1:]:
            heading = re.match(r"Section::::(.*?)\.?$", line)
            if heading:
                section = heading.group(1)
            elif not (line.isupper() and len(line) < 100):
                paragraphs.append((section, re.sub(r"^(BULLET::::-?|)\s*", "", line)))
        if lines:
            yield lines[0].title(), paragraphs


def read_factbook(repository: Repository) -> Iterator[Document]:
    def walk(node: object, path: list[str]) -> Iterator[tuple[str, str]]:
        if isinstance(node, dict):
            for key, value in node.items():
                yield from walk(value, path if key == "text" else [*path, key])
        elif isinstance(node, str):
            yield " ".join(path[-2:]), TAG.sub(" ", node)

    for path, body in repository.texts(lambda p: p.endswith(".json") and p.count("/") == 1 and not p.startswith("meta")):
        country = json.loads(body)
        try:
            title = country["Government"]["Country name"]["conventional short form"]["text"]
        except KeyError:
            title = path
        yield title, list(walk(country, []))


def read_tei(repository: Repository) -> Iterator[Document]:
    for _, body in repository.texts(lambda path: path.endswith(".xml")):
        for division in re.split(r"<div ", body)[1:]:
            head = re.search(r"<head>(.*?)</head>", division, re.S)
            notes_out = re.sub(r"<note.*?</note>", "", division, flags=re.S)
            yield (TAG.sub("", head.group(1)) if head else ""), [
                ("", TAG.sub("", paragraph)) for paragraph in re.findall(r"<p[ >](.*?)</p>", notes_out, re.S)
            ]


def read_openstax(repository: Repository) -> Iterator[Document]:
    for _, body in repository.texts(lambda path: path.endswith("index.cnxml")):
        title = re.search(r"<title>(.*?)</title>", body, re.S)
        name = TAG.sub("", title.group(1)) if title else ""
        section, paragraphs = name, []
        for found in re.finditer(r"<title>(.*?)</title>|<para [^>]*>(.*?)</para>", body.split("<content>")[-1], re.S):
            if found.group(1) is not None:
                section = clean(TAG.sub("", found.group(1)))
            else:
                paragraphs.append((section, TAG.sub("", found.group(2))))
        yield name, paragraphs


def read_addresses(repository: Repository) -> Iterator[Document]:
    for corpus in ("state_union", "inaugural"):
        with repository.zip(f"packages/corpora/{corpus}.zip") as files:
            for name in sorted(files.namelist()):
                if name.endswith(".txt"):
                    text = files.read(name).decode("latin-1")
                    yield "", [("", block) for block in re.split(r"\n\s*\n", text)]


DOCUMENT_READERS = {
    "wiki": read_wiki,
    "factbook": read_factbook,
    "milestones": read_tei,
    "frus-history": read_tei,
    "economics": read_openstax,
    "anthropology": read_openstax,
    "addresses": read_addresses,
}


def main() -> None:
    options = arguments("collect")
    sources = json.loads((HERE / "sources.json").read_text())["sources"]
    paragraphs_of: Counter[str] = Counter()
    words_of: Counter[str] = Counter()
    pairs_of: Counter[str] = Counter()
    seen: set[str] = set()
    with whole(options.work / "documents.jsonl") as documents, whole(options.work / "pairs.jsonl") as pairs:
        for source in sources:
            repository = Repository(str(options.repositories), source["repository"], source["commit"])
            for title, found in DOCUMENT_READERS.get(source["name"], lambda _: iter(()))(repository):
                paragraphs = []
                for heading, text in ((h, clean(t)) for h, t in found):
                    key = paragraph_id(text)
                    if len(text) < MIN_CHARACTERS or key in seen:
                        continue
                    seen.add(key)
                    paragraphs.append({"id": key, "heading": heading, "text": text})
                    words_of[source["name"]] += text.count(" ") + 1
                if paragraphs:
                    paragraphs_of[source["name"]] += len(paragraphs)
                    documents.write(json.dumps({"source": source["name"], "title": clean(title), "paragraphs": paragraphs}) + "\n")
            for reader in PAIR_READERS.get(source["repository"], ()):
                for kind, first, second in reader(repository):
                    first, second = clean(first), clean(second)
                    if len(first) > 1 and len(second) > 1:
                        pairs_of[kind] += 1
                        pairs.write(json.dumps([kind, first, second]) + "\n")
    for name, count in paragraphs_of.items():
        print(f"{name:14} {count:8,} paragraphs {words_of[name]:12,} words")
    for kind, count in pairs_of.items():
        print(f"{kind:14} {count:8,} pairs")


if __name__ == "__main__":
    main()

"""Step 1, collect: public text becomes documents.jsonl (articles) and pairs.jsonl (questions with passages, words with words).

Each source has its reader here or in read_pairs.py; sources.json names licence, size and commit.
"""

import html
import json
import re
from collections import Counter
from collections.abc import Iterator

from knowledge import STORIES, paragraph_id, read_stories
from read_pairs import PAIR_READERS
from repositories import Repository
from settings import HERE, arguments, whole

SPACE = re.compile(r"\s+")
TAG = re.compile(r"<[^>]+>")
REFERENCE = re.compile(r"\[\d+\]")
PAGE_END = re.compile(r"\n(?:See also|References|External links|Notes|Further reading|Bibliography)\s*\n")
PROSE = re.compile(r"[a-z]\w*[^\w\s]*[.!?][\"”’')]*\s*$")
"""A paragraph ends as a sentence does; a table, a list and a heading do not."""
MIN_CHARACTERS = 60


def clean(text: str) -> str:
    return SPACE.sub(" ", html.unescape(text)).strip()


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


def read_pages(repository: Repository) -> Iterator[Document]:
    """Wikipedia pages as plain text: blocks between blank lines, headings after two of them."""
    for path, body in repository.texts(lambda path: path.startswith("Page/") and path.endswith(".md")):
        section, paragraphs = "", []
        for block in re.split(r"\n\n+", PAGE_END.split(body)[0]):
            text = REFERENCE.sub("", block)
            if PROSE.search(text):
                paragraphs.append((section, text))
            elif len(text) < MIN_CHARACTERS and "\n" not in text.strip():
                section = text
        yield path.removeprefix("Page/").removesuffix(".md").replace("_", " "), paragraphs


DOCUMENT_READERS = {
    "wiki": read_wiki,
    "pages": read_pages,
    "factbook": read_factbook,
    "milestones": read_tei,
    "frus-history": read_tei,
    "economics": read_openstax,
    "anthropology": read_openstax,
    "addresses": read_addresses,
}


def documents_of(sources: list[dict], repositories: str) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    """Source, title and paragraphs under their headings; our stories last."""
    for source in sources:
        if source["name"] in DOCUMENT_READERS:
            repository = Repository(repositories, source["repository"], source["commit"])
            for title, paragraphs in DOCUMENT_READERS[source["name"]](repository):
                yield source["name"], title, paragraphs
    for title, texts in read_stories():
        yield STORIES, title, [("", text) for text in texts]


def pairs_of(sources: list[dict], repositories: str) -> Iterator[tuple[str, str, str]]:
    for source in sources:
        for reader in PAIR_READERS.get(source["repository"], ()):
            yield from reader(Repository(repositories, source["repository"], source["commit"]))


def main() -> None:
    options = arguments("collect")
    sources = json.loads((HERE / "sources.json").read_text())["sources"]
    count: Counter[str] = Counter()
    words: Counter[str] = Counter()
    seen: set[str] = set()
    with whole(options.work / "documents.jsonl") as file:
        for name, title, found in documents_of(sources, str(options.repositories)):
            paragraphs = []
            for heading, text in ((h, clean(t)) for h, t in found):
                key = paragraph_id(text)
                if len(text) < MIN_CHARACTERS or key in seen:
                    continue
                seen.add(key)
                paragraphs.append({"id": key, "heading": heading, "text": text})
                words[name] += text.count(" ") + 1
            if paragraphs:
                count[name] += len(paragraphs)
                file.write(json.dumps({"source": name, "title": clean(title), "paragraphs": paragraphs}) + "\n")
    for name in count:
        print(f"{name:14} {count[name]:8,} paragraphs {words[name]:12,} words")
    count.clear()
    with whole(options.work / "pairs.jsonl") as file:
        for kind, first, second in pairs_of(sources, str(options.repositories)):
            first, second = clean(first), clean(second)
            if len(first) > 1 and len(second) > 1:
                count[kind] += 1
                file.write(json.dumps([kind, first, second]) + "\n")
    for kind in count:
        print(f"{kind:14} {count[kind]:8,} pairs")


if __name__ == "__main__":
    main()

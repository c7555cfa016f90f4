"""Readers of public question sets and dictionaries: each yields (kind, question or word, passage or word)."""

import csv
import gzip
import io
import json
import re
from collections.abc import Callable, Iterator

from repositories import Repository

csv.field_size_limit(10**9)
Pair = tuple[str, str, str]


def read_boolq(repository: Repository) -> Iterator[Pair]:
    for question in json.loads(repository.text("data/v6_dev.json")):
        yield "boolq", question["question"], question["passage"]


def read_boolq_lines(repository: Repository) -> Iterator[Pair]:
    for line in filter(str.strip, repository.text("datafile/dev.jsonl").splitlines()):
        question = json.loads(line)
        yield "boolq", question["question"], question["passage"]


def read_nq(repository: Repository) -> Iterator[Pair]:
    lines = gzip.decompress(repository.bytes("qa_data/nq-open-oracle.jsonl.gz")).decode().splitlines()
    for question in map(json.loads, lines):
        yield "nq", question["question"], question["nq_annotated_gold"]["long_answer"]


def read_qed(repository: Repository) -> Iterator[Pair]:
    for line in filter(str.strip, repository.text("qed-dev.jsonlines").splitlines()):
        question = json.loads(line)
        yield "qed", question["question_text"], question["paragraph_text"]


def read_nqg(repository: Repository) -> Iterator[Pair]:
    questions = repository.text("data/processed/tgt-test.txt").split("\n")
    sentences = repository.text("data/processed/src-test.txt").split("\n")
    for question, sentence in zip(questions, sentences):
        for token, sign in (("-lrb-", "("), ("-rrb-", ")"), ("``", '"'), ("''", '"'), ("-lsb-", "["), ("-rsb-", "]")):
            question, sentence = question.replace(token, sign), sentence.replace(token, sign)
        yield "squad", question, sentence


def read_squad_subset(repository: Repository) -> Iterator[Pair]:
    for article in json.loads(repository.text("preprocessing/data/subset-1/train-subset-1.json"))["data"]:
        for paragraph in article["paragraphs"]:
            for question in paragraph["qas"]:
                if not question.get("is_impossible"):
                    yield "squad", question["question"], paragraph["context"]


def read_strategyqa(repository: Repository) -> Iterator[Pair]:
    for split in ("train", "dev"):
        for question in json.loads(repository.text(f"data/strategyqa/{split}.json")):
            for fact in question["facts"]:
                yield "strategyqa", question["question"], fact


def read_instructions(repository: Repository) -> Iterator[Pair]:
    wanted = re.compile(r"tasks/subtask\d+_(cosmosqa_question|ropes_question|qasc_(generate_related|question))")
    for path, body in repository.texts(lambda path: bool(wanted.match(path))):
        for instance in json.loads(body)["Instances"]:
            given, output = instance["input"], instance["output"]
            output = output[0] if isinstance(output, list) else output
            if "cosmosqa" in path:
                yield "cosmosqa", output.replace("Question:", ""), re.sub(r"^(Context:|Paragraph:)", "", given)
            elif "ropes" in path:
                yield "ropes", output.replace("Question:", ""), given
            else:
                yield "qasc", re.sub(r"Fact1?:", "", given), output


def read_pubmedqa(repository: Repository) -> Iterator[Pair]:
    for question in json.loads(repository.text("data/ori_pqal.json")).values():
        yield "pubmedqa", question["QUESTION"], " ".join(question["CONTEXTS"])
        yield "pubmedqa", question["QUESTION"], question["LONG_ANSWER"]


def read_covidqa(repository: Repository) -> Iterator[Pair]:
    for article in json.loads(repository.text("data/question-answering/200423_covidQA.json"))["data"]:
        for paragraph in article["paragraphs"]:
            for question in paragraph["qas"]:
                for answer in question["answers"][:1]:
                    start, end = answer["answer_start"], answer["answer_start"] + len(answer["text"])
                    yield "covidqa", question["question"], paragraph["context"][max(0, start - 250) : end + 250]


def read_medquad(repository: Repository) -> Iterator[Pair]:
    for _, body in repository.texts(lambda path: path.endswith(".xml")):
        for found in re.finditer(r"<Question [^>]*>(.*?)</Question>\s*<Answer>(.*?)</Answer>", body, re.S):
            if len(found.group(2)) > 40:
                yield "medquad", found.group(1), found.group(2)[:900]


def read_ppdb(repository: Repository) -> Iterator[Pair]:
    with repository.zip("packages/misc/mwa_ppdb.zip") as files:
        for name in sorted(files.namelist()):
            for row in csv.reader(io.StringIO(files.read(name).decode("utf-8", "replace")), delimiter="\t", quoting=csv.QUOTE_NONE):
                if len(row) >= 2 and row[0] != row[1]:
                    yield "ppdb", row[0], row[1]


def read_wordnet(repository: Repository) -> Iterator[Pair]:
    """Synonyms, glosses, examples, hypernyms; an example again with the word replaced by its synonym."""

    def items(block: str, key: str) -> list[str]:
        found = re.search(rf"(?m)^  {key}:\n((?:  - .*\n|    .*\n)+)", block + "\n")
        parts = re.split(r"(?m)^  - ", found.group(1))[1:] if found else []
        return [re.sub(r"\s*\n\s*", " ", part).strip().strip("'\"").replace("''", "'") for part in parts]

    synsets: dict[str, dict[str, list[str]]] = {}
    for _, body in repository.texts(lambda path: bool(re.match(r"src/yaml/(noun|verb|adj|adv)\.", path))):
        for block in re.split(r"\n(?=\d{8}-[a-z]:)", "\n" + body):
            name = re.match(r"\s*(\d{8}-[a-z]):", block)
            if name:
                synsets[name.group(1)] = {key: items(block, key) for key in ("members", "definition", "example", "hypernym", "similar")}
    for synset in synsets.values():
        members = synset["members"]
        if not members:
            continue
        examples = [re.sub(r"^(text|source):\s*", "", example) for example in synset["example"]]
        for definition in synset["definition"]:
            yield "wn-gloss", ", ".join(members[:4]), definition
            for example in examples[:2]:
                yield "wn-example", f"{members[0]} : {definition}", example
        for i, one in enumerate(members):
            for other in members[i + 1 :]:
                yield "wn-synonym", one, other
            for example in examples:
                if re.search(rf"\b{re.escape(one)}\b", example):
                    for other in members:
                        if other != one:
                            yield "wn-replaced", example, re.sub(rf"\b{re.escape(one)}\b", lambda _: other, example)
        for above in synset["hypernym"][:1] + synset["similar"][:2]:
            if synsets.get(above, {}).get("members"):
                yield "wn-above", members[0], synsets[above]["members"][0]


PAIR_READERS: dict[str, tuple[Callable[[Repository], Iterator[Pair]], ...]] = {
    "elehman16/boolq": (read_boolq,),
    "dwzhu-pku/boolqQA": (read_boolq_lines,),
    "nelson-liu/lost-in-the-middle": (read_nq,),
    "google-research-datasets/QED": (read_qed,),
    "xinyadu/nqg": (read_nqg,),
    "asmitapoddar/question-answering-SQuAD2.0-dcn": (read_squad_subset,),
    "eladsegal/strategyqa": (read_strategyqa,),
    "anonymousGPT/natural-instructions-v1": (read_instructions,),
    "pubmedqa/pubmedqa": (read_pubmedqa,),
    "deepset-ai/COVID-QA": (read_covidqa,),
    "abachaa/MedQuAD": (read_medquad,),
    "nltk/nltk_data": (read_ppdb,),
    "globalwordnet/english-wordnet": (read_wordnet,),
}

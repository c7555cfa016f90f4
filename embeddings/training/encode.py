"""Step 3, encode: documents become token ids; what is a version of an evaluation text is left out.

encoded.npz: `tokens` of all documents in a row; `sentences`, `paragraphs`, `documents` are offsets into the next finer
level. documents.pkl: sources, titles, headings, and each paragraph's number by its id.
"""

import json
import pickle
from collections import Counter
from multiprocessing import Pool
from pathlib import Path

import numpy as np

from overlap import evaluation_texts
from sentences import sentences
from settings import arguments
from wordpiece import WordPiece

MAX_SENTENCE = 128
MAX_HEADING = 16
PROCESSES = 2
SAME_ARTICLE = 2
"""A document that repeats this many paragraphs of an evaluation text is a version of it, and goes as a whole."""


class Encoder:
    """Encodes one document; each process has its own, made once."""

    def __init__(self, vocabulary: Path, repositories: Path) -> None:
        self.tokenizer = WordPiece(vocabulary)
        self.evaluation = evaluation_texts(repositories)

    def ids(self, text: str, most: int) -> np.ndarray:
        return np.array(self.tokenizer.encode(text)[:most], np.uint16)

    def __call__(self, line: str) -> tuple[dict, list[bool], list[list[np.ndarray]]]:
        """The document, which of its paragraphs repeat an evaluation text, and their sentences' ids."""
        document = json.loads(line)
        repeated = [self.evaluation.repeats(paragraph["text"]) for paragraph in document["paragraphs"]]
        encoded = []
        for paragraph in document["paragraphs"]:
            ids = (self.ids(sentence, MAX_SENTENCE) for sentence in sentences(paragraph["text"]))
            encoded.append([sentence for sentence in ids if len(sentence)])
        return document, repeated, encoded


encoder: Encoder


def start(*arguments: Path) -> None:
    global encoder
    encoder = Encoder(*arguments)


def encode(line: str) -> tuple[dict, list[bool], list[list[np.ndarray]]]:
    return encoder(line)


def main() -> None:
    options = arguments("encode")
    own = (options.work / "vocabulary.txt", options.repositories)
    start(*own)
    print(f"{encoder.evaluation.texts:,} evaluation texts", flush=True)
    dropped: Counter[str] = Counter()
    tokens: list[np.ndarray] = []
    offsets: dict[str, list[int]] = {"sentences": [0], "paragraphs": [0], "documents": [0]}
    sources, titles, headings, numbers = [], [], [], {}
    with open(options.work / "documents.jsonl", encoding="utf-8") as lines, Pool(PROCESSES, start, own) as pool:
        for document, repeated, encoded in pool.imap(encode, lines, chunksize=64):
            if sum(repeated) >= SAME_ARTICLE:
                dropped["documents"] += 1
                dropped["their paragraphs"] += len(repeated)
                continue
            for paragraph, is_repeated, found in zip(document["paragraphs"], repeated, encoded):
                if is_repeated:
                    dropped["paragraphs"] += 1
                    continue
                for sentence in found:
                    tokens.append(sentence)
                    offsets["sentences"].append(offsets["sentences"][-1] + len(sentence))
                numbers[paragraph["id"]] = len(offsets["paragraphs"]) - 1
                headings.append(encoder.ids(paragraph["heading"], MAX_HEADING))
                offsets["paragraphs"].append(len(offsets["sentences"]) - 1)
            offsets["documents"].append(len(offsets["paragraphs"]) - 1)
            sources.append(document["source"])
            titles.append(encoder.ids(document["title"], MAX_HEADING))
    arrays = {name: np.array(values, np.int64) for name, values in offsets.items()}
    np.savez(options.work / "encoded.npz", tokens=np.concatenate(tokens), **arrays)
    with open(options.work / "documents.pkl", "wb") as file:
        pickle.dump({"sources": sources, "titles": titles, "headings": headings, "numbers": numbers}, file)
    print(f"{offsets['sentences'][-1]:,} tokens, {len(headings):,} paragraphs, {len(sources):,} documents")
    print("left out as evaluation text:", dict(dropped))


if __name__ == "__main__":
    main()

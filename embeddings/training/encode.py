"""Step 3, encode: documents become token ids; what is a version of an evaluation text is left out.

encoded.npz: `tokens` of all documents in a row; `sentences`, `paragraphs`, `documents` are offsets into the next finer
level. documents.pkl: sources, titles, headings, and each paragraph's number by its id.
"""

import json
import pickle
from array import array
from collections import Counter

import numpy as np

from overlap import evaluation_texts
from sentences import sentences
from settings import arguments
from wordpiece import WordPiece

MAX_SENTENCE = 128
MAX_HEADING = 16
SAME_ARTICLE = 2
"""A document that repeats this many paragraphs of an evaluation text is a version of it, and goes as a whole."""


def main() -> None:
    options = arguments("encode")
    tokenizer = WordPiece(options.work / "vocabulary.txt")
    evaluation = evaluation_texts(options.repositories)
    print(f"{evaluation.texts:,} evaluation texts")
    dropped: Counter[str] = Counter()
    tokens = array("H")
    offsets: dict[str, list[int]] = {"sentences": [0], "paragraphs": [0], "documents": [0]}
    sources, titles, headings, numbers = [], [], [], {}
    with open(options.work / "documents.jsonl", encoding="utf-8") as documents:
        for document in map(json.loads, documents):
            repeated = [evaluation.repeats(paragraph["text"]) for paragraph in document["paragraphs"]]
            if sum(repeated) >= SAME_ARTICLE:
                dropped["documents"] += 1
                dropped["their paragraphs"] += len(repeated)
                continue
            for paragraph, is_repeated in zip(document["paragraphs"], repeated):
                if is_repeated:
                    dropped["paragraphs"] += 1
                    continue
                for sentence in sentences(paragraph["text"]):
                    encoded = tokenizer.encode(sentence)[:MAX_SENTENCE]
                    if encoded:
                        tokens.extend(encoded)
                        offsets["sentences"].append(len(tokens))
                numbers[paragraph["id"]] = len(offsets["paragraphs"]) - 1
                headings.append(np.array(tokenizer.encode(paragraph["heading"])[:MAX_HEADING], np.uint16))
                offsets["paragraphs"].append(len(offsets["sentences"]) - 1)
            offsets["documents"].append(len(offsets["paragraphs"]) - 1)
            sources.append(document["source"])
            titles.append(np.array(tokenizer.encode(document["title"])[:MAX_HEADING], np.uint16))
    arrays = {name: np.array(values, np.int64) for name, values in offsets.items()}
    np.savez(options.work / "encoded.npz", tokens=np.frombuffer(tokens, np.uint16), **arrays)
    with open(options.work / "documents.pkl", "wb") as file:
        pickle.dump({"sources": sources, "titles": titles, "headings": headings, "numbers": numbers}, file)
    print(f"{len(tokens):,} tokens, {len(headings):,} paragraphs, {len(sources):,} documents")
    print("left out as evaluation text:", dict(dropped))


if __name__ == "__main__":
    main()

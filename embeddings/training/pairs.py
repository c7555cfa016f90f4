"""Step 4, pairs: public pairs and what we wrote become token ids; whatever repeats an evaluation text is left out.

pairs.pkl: `pairs` (kind, question ids, passage ids); `written` (paragraph number, question ids, answered); `lexicon` (word,
what stands for it, what stands near); `contrasts` (questions, the sentence that answers, sentences that do not).
"""

import json
import pickle
from collections import Counter

import numpy as np

from knowledge import read_contrasts, read_lexicon, read_questions
from overlap import evaluation_texts
from settings import arguments
from wordpiece import WordPiece

MAX_QUESTION = 64
MAX_PASSAGE = 220
MAX_PHRASE = 12


def main() -> None:
    options = arguments("pairs")
    tokenizer = WordPiece(options.work / "vocabulary.txt")
    evaluation = evaluation_texts(options.repositories)
    dropped: Counter[str] = Counter()

    def ids(text: str, most: int) -> np.ndarray:
        return np.array(tokenizer.encode(text)[:most], np.uint16)

    pairs = []
    with open(options.work / "pairs.jsonl", encoding="utf-8") as lines:
        for kind, first, second in map(json.loads, lines):
            if evaluation.repeats(second) or evaluation.repeats(first):
                dropped[kind] += 1
                continue
            one, other = ids(first, MAX_QUESTION), ids(second, MAX_PASSAGE)
            if len(one) and len(other):
                pairs.append((kind, one, other))
    with open(options.work / "documents.pkl", "rb") as file:
        numbers = pickle.load(file)["numbers"]
    written = []
    for question in read_questions():
        number = numbers.get(question.paragraph)
        if number is None:
            dropped["our questions on a paragraph left out"] += 1
        elif evaluation.repeats(question.question):
            dropped["our questions"] += 1
        else:
            written.append((number, ids(question.question, MAX_QUESTION), question.answered))
    lexicon = [
        (ids(e.word, MAX_PHRASE), [ids(p, MAX_PHRASE) for p in e.standing_for], [ids(p, MAX_PHRASE) for p in e.near])
        for e in read_lexicon()
    ]
    contrasts = []
    for contrast in read_contrasts():
        if any(map(evaluation.repeats, (*contrast.questions, contrast.answer, *contrast.others))):
            dropped["our contrasts"] += 1
            continue
        contrasts.append(
            (
                [ids(q, MAX_QUESTION) for q in contrast.questions],
                ids(contrast.answer, MAX_PASSAGE),
                [ids(other, MAX_PASSAGE) for other in contrast.others],
            )
        )
    with open(options.work / "pairs.pkl", "wb") as file:
        pickle.dump({"pairs": pairs, "written": written, "lexicon": lexicon, "contrasts": contrasts}, file)
    print(f"{len(pairs):,} pairs, {len(written):,} questions, {len(lexicon):,} lexicon entries, {len(contrasts):,} contrasts of ours")
    print(f"left out, of {evaluation.texts:,} evaluation texts:", dict(dropped))


if __name__ == "__main__":
    main()

"""Step 2, tokenizer: which words are one token.

Pieces of words by byte-pair merges on damped counts (Sennrich et al. 2016), then the whole words that most articles have:
a name that one article repeats counts once. What we wrote counts more, since its words are those that people ask with.
"""

import heapq
import json
from collections import Counter, defaultdict
from pathlib import Path

from knowledge import read_contrasts, read_lexicon, read_questions
from settings import arguments, whole
from wordpiece import SPECIAL, words

MIN_CHARACTER = 200
MIN_MERGED = 8
DAMPING = 0.75
OURS = 5
"""A word of ours counts as five articles that have it."""


def count(work: Path) -> Counter[str]:
    counts: Counter[str] = Counter()
    with open(work / "documents.jsonl", encoding="utf-8") as documents:
        for document in map(json.loads, documents):
            counts.update({word for paragraph in document["paragraphs"] for word in words(paragraph["text"])})
    with open(work / "pairs.jsonl", encoding="utf-8") as pairs:
        for kind, first, second in map(json.loads, pairs):
            if kind in ("ppdb", "medquad", "covidqa", "pubmedqa", "wn-replaced"):
                continue
            counts.update(words(first) + words(second))
    for entry in read_lexicon():
        for phrase in (entry.word, *entry.standing_for, *entry.near):
            for word in words(phrase):
                counts[word] += OURS
    for written in read_questions():
        for word in words(written.question):
            counts[word] += OURS
    for contrast in read_contrasts():
        for text in (*contrast.questions, contrast.answer, *contrast.others):
            for word in words(text):
                counts[word] += OURS
    return counts


def merges(counts: Counter[str], kept: set[str], wanted: int) -> list[str]:
    """Pieces in the order they were merged."""
    types = [(w, c) for w, c in counts.items() if c >= MIN_MERGED and len(w) > 1 and w.isalpha() and set(w) <= kept]
    types.sort()
    sequences = [[w[0], *("##" + c for c in w[1:])] for w, _ in types]
    weights = [c**DAMPING for _, c in types]
    pairs: Counter[tuple[str, str]] = Counter()
    where: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for i, sequence in enumerate(sequences):
        for pair in zip(sequence, sequence[1:]):
            pairs[pair] += weights[i]
            where[pair].add(i)
    heap = [(-weight, pair) for pair, weight in pairs.items()]
    heapq.heapify(heap)
    pieces: list[str] = []
    while len(pieces) < wanted and heap:
        weight, pair = heapq.heappop(heap)
        if -weight != pairs.get(pair, 0):
            if pairs.get(pair, 0) > 0:
                heapq.heappush(heap, (-pairs[pair], pair))
            continue
        piece = pair[0] + pair[1][2:]
        pieces.append(piece)
        changed: set[tuple[str, str]] = set()
        for i in sorted(where.pop(pair)):
            sequence = sequences[i]
            for old in zip(sequence, sequence[1:]):
                pairs[old] -= weights[i]
                changed.add(old)
            merged, j = [], 0
            while j < len(sequence):
                if j + 1 < len(sequence) and (sequence[j], sequence[j + 1]) == pair:
                    merged.append(piece)
                    j += 2
                else:
                    merged.append(sequence[j])
                    j += 1
            sequences[i] = merged
            for new in zip(merged, merged[1:]):
                pairs[new] += weights[i]
                where[new].add(i)
                changed.add(new)
        for one in sorted(changed):
            if pairs[one] > 1e-6:
                heapq.heappush(heap, (-pairs[one], one))
    return pieces


def main() -> None:
    options = arguments("tokenizer", size=60_000, pieces=4_000)
    counts = count(options.work)
    characters: Counter[str] = Counter()
    for word, occurrences in counts.items():
        for character in word:
            characters[character] += occurrences
    kept = {character for character, occurrences in characters.items() if occurrences >= MIN_CHARACTER}
    vocabulary = dict.fromkeys(SPECIAL)
    vocabulary.update(dict.fromkeys(sorted(kept)))
    vocabulary.update(dict.fromkeys("##" + character for character in sorted(kept) if character.isalnum()))
    vocabulary.update(dict.fromkeys(merges(counts, kept, options.pieces)))
    for word, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if len(vocabulary) >= options.size:
            break
        if len(word) < 30 and set(word) <= kept:
            vocabulary[word] = None
    tokens = list(vocabulary)[: options.size]
    with whole(options.work / "vocabulary.txt") as file:
        file.write("\n".join(tokens) + "\n")
    covered = sum(occurrences for word, occurrences in counts.items() if word in vocabulary) / sum(counts.values())
    print(f"{len(tokens):,} tokens; {covered:.2%} of the words are one token; the rarest occurs {counts[tokens[-1]]} times")


if __name__ == "__main__":
    main()

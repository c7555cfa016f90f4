"""Step 9, evaluate: retrieval inside one article, by each signal and fused.

The weights of the fusion are fitted on the calibration articles (softmax over an article's paragraphs), in ten parts: a
calibration article is measured with weights that never saw it. The engine's own figures come from `npm run eval`.
"""

import json
import math
from collections import Counter
from pathlib import Path

import numpy as np
import torch
from nltk.stem.snowball import EnglishStemmer

from batch import Batch
from evaluation_sets import Article, briefing, calibration, encyclopaedia, held_out_stories, plain, probe
from score import Scorer
from sentences import sentences
from settings import arguments
from wordpiece import WordPiece, words

STEMMER = EnglishStemmer()
K1, B = 1.2, 0.75
FEATURES = ("cosine", "sentence cosine", "tokens", "sentence tokens", "bm25")


class Bm25:
    """Over sentences, divided by the score that the question could reach; a paragraph has its best sentence's."""

    def __init__(self, paragraphs: list[list[str]]) -> None:
        self.texts = [[Counter(STEMMER.stem(w) for w in words(s)) for s in paragraph] for paragraph in paragraphs]
        flat = [text for paragraph in self.texts for text in paragraph]
        self.frequency = Counter(term for text in flat for term in text)
        self.count = len(flat)
        self.average = sum(sum(text.values()) for text in flat) / max(1, len(flat))

    def scores(self, question: str) -> np.ndarray:
        terms = dict.fromkeys(STEMMER.stem(w) for w in words(question) if w[0].isalnum())
        idf = {t: math.log(1 + (self.count - self.frequency[t] + 0.5) / (self.frequency[t] + 0.5)) for t in terms}
        most = sum(idf.values()) * (K1 + 1) or 1

        def score(text: Counter[str]) -> float:
            length = K1 * (1 - B + B * sum(text.values()) / self.average)
            return sum(idf[t] * text[t] * (K1 + 1) / (text[t] + length) for t in terms if t in text)

        return np.array([max(map(score, paragraph), default=0) / most for paragraph in self.texts], np.float32)


def features(article: Article, tokenizer: WordPiece, table: np.ndarray) -> np.ndarray:
    """Questions × paragraphs × features."""
    split = [sentences(p) for p in article.paragraphs]
    batch = Batch("article")
    for paragraph in split:
        encoded = [np.array(tokenizer.encode(s) or [1]) for s in paragraph]
        batch.passage(0, encoded)
    for asked in article.asked:
        batch.ask(np.array(tokenizer.encode(asked.question) or [1]), 0)
    scorer = Scorer(batch)
    with torch.no_grad():
        scores = scorer.scores(torch.from_numpy(table[scorer.types]))
    lexical = Bm25(split)
    matches = np.array([lexical.scores(asked.question) for asked in article.asked])
    return np.concatenate([scores.features().numpy(), matches[:, :, None]], -1)


Measured = list[tuple[np.ndarray, list[int], str]]


def measured(articles: list[Article], tokenizer: WordPiece, table: np.ndarray) -> list[Measured]:
    out = []
    for article in articles:
        found = features(article, tokenizer, table)
        out.append([(f, asked.gold, asked.kind) for f, asked in zip(found, article.asked) if asked.gold])
    return out


def fit(questions: Measured, steps: int = 300) -> np.ndarray:
    """Weights by softmax regression: the probability of the paragraphs that answer."""
    weights = np.array([8, 4, 4, 2.5, 2.0])
    first, second = np.zeros(5), np.zeros(5)
    for step in range(1, steps + 1):
        gradient = 0.002 * weights
        for f, gold, _ in questions:
            logits = f @ weights
            p = np.exp(logits - logits.max())
            p /= p.sum()
            right = np.zeros_like(p)
            right[gold] = p[gold] / p[gold].sum()
            gradient = gradient + (p - right) @ f / len(questions)
        first, second = 0.9 * first + 0.1 * gradient, 0.99 * second + 0.01 * gradient**2
        weights = weights - 0.15 * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return weights


def ranks(questions: Measured, weights: np.ndarray) -> np.ndarray:
    return np.array([1 + (f @ weights > (f @ weights)[gold].max()).sum() for f, gold, _ in questions])


def interval(hits: np.ndarray) -> str:
    """Wilson, 95 %."""
    n, p, z = len(hits), hits.mean(), 1.96
    centre, half = (p + z * z / (2 * n)) / (1 + z * z / n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return f"{p:.3f} [{centre - half:.2f}, {centre + half:.2f}]"


def line(name: str, r: np.ndarray) -> str:
    return f"{name:32} {len(r):5}  hit@1 {interval(r == 1)}  hit@3 {interval(r <= 3)}  MRR {np.mean(1 / r):.3f}"


def report(name: str, questions: Measured, weights: np.ndarray) -> dict[str, float]:
    for label, single in (("bm25", np.eye(5)[4]), ("model alone", weights * [1, 1, 1, 1, 0]), ("fused", weights)):
        print(line(f"{name}: {label}", ranks(questions, single)))
    r = ranks(questions, weights)
    kinds = sorted({kind for _, _, kind in questions if kind})
    for kind in kinds:
        if len(kinds) > 1:
            print(line(f"  {kind}", r[[k == kind for _, _, k in questions]]))
    return {"hit@1": float(np.mean(r == 1)), "hit@3": float(np.mean(r <= 3))}


def main() -> None:
    options = arguments("evaluate", table="table.npy", article="", article_questions="", wiki="", wiki_questions="", vocabulary="vocabulary.txt")
    tokenizer = WordPiece(options.work / options.vocabulary)
    table = np.load(options.work / options.table).astype(np.float32)
    parts = measured(calibration(), tokenizer, table)
    folds = [fit([q for i, part in enumerate(parts) if i % 10 != fold for q in part]) for fold in range(10)]
    r = np.concatenate([ranks(part, folds[i % 10]) for i, part in enumerate(parts)])
    weights = fit([q for part in parts for q in part])
    print("weights", dict(zip(FEATURES, weights.round(2))))
    print(line("calibration, cross-validated", r))
    kinds = [k for part in parts for _, _, k in part]
    for kind in sorted(set(kinds)):
        print(line(f"  {kind}", r[[k == kind for k in kinds]]))
    sets = {"held-out stories": held_out_stories(), "briefing": briefing(), "probe": probe()}
    if options.article:
        sets["original article"] = plain(Path(options.article), Path(options.article_questions))
    if options.wiki:
        sets["encyclopaedia"] = encyclopaedia(Path(options.wiki), Path(options.wiki_questions))
    for name, articles in sets.items():
        questions = [q for part in measured(articles, tokenizer, table) for q in part]
        if questions:
            report(name, questions, weights)


if __name__ == "__main__":
    main()

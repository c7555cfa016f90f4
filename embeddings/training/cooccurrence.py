"""Step 5, cooccurrence: words that stand in the same sentences get similar vectors before any pair is seen.

Positive pointwise mutual information of tokens in a sentence (Bullinaria and Levy 2007; context counts smoothed by the
power .75, Levy et al. 2015), its strongest dimensions by randomised subspace iteration (Halko et al. 2011), and rows
weighted a / (a + frequency) (Arora et al. 2017). Dictionary glosses and lexicon entries count as sentences too.
"""

import pickle
import time

import numpy as np
import scipy.sparse as sparse

from flat import flat
from settings import arguments
from wordpiece import FIRST, read_vocabulary

SUBSAMPLE = 2e-4
SMOOTHING = 0.75
WEIGHT = 1e-3
LEAST = 0.15
BLOCK = 250_000
LEXICON_WEIGHT = 4.0
"""A lexicon entry counts as four sentences."""


def counts(ids: np.ndarray, offsets: np.ndarray, keep: np.ndarray, size: int, rng: np.random.Generator) -> sparse.csr_matrix:
    """Weighted counts of tokens that share a text; a text's pairs weigh 1 / sqrt(its length)."""
    total: sparse.csr_matrix = sparse.csr_matrix((size, size), dtype=np.float32)
    for start in range(0, len(offsets) - 1, BLOCK):
        end = min(len(offsets) - 1, start + BLOCK)
        tokens = ids[offsets[start] : offsets[end]].astype(np.int64)
        row = np.repeat(np.arange(end - start), np.diff(offsets[start : end + 1]))
        kept = rng.random(len(tokens)) < keep[tokens]
        texts = sparse.csr_matrix((np.ones(kept.sum(), np.float32), (row[kept], tokens[kept])), shape=(end - start, size))
        weights = 1 / np.sqrt(np.maximum(np.asarray(texts.sum(1)).ravel() - 1, 1))
        total = total + texts.T @ sparse.diags(weights.astype(np.float32)) @ texts
    return total.tocsr()


def main() -> None:
    options = arguments("cooccurrence", dimensions=512, seed=0)
    rng = np.random.default_rng(options.seed)
    started = time.time()
    size = len(read_vocabulary(options.work / "vocabulary.txt"))
    encoded = np.load(options.work / "encoded.npz")
    with open(options.work / "pairs.pkl", "rb") as file:
        pairs = pickle.load(file)
    tokens = encoded["tokens"]
    occurrences = np.bincount(tokens, minlength=size).astype(float)
    frequency = occurrences / occurrences.sum()
    keep = np.minimum(1, np.sqrt(SUBSAMPLE / np.maximum(frequency, 1e-12)))
    keep[:FIRST] = 0
    together = counts(tokens, encoded["sentences"], keep, size, rng)
    glosses = [np.concatenate([one, other]) for kind, one, other in pairs["pairs"] if kind in ("wn-gloss", "wn-example")]
    together = together + counts(*flat(glosses), keep, size, rng)
    entries = [np.concatenate([word, *standing, *near]) for word, standing, near in pairs["lexicon"] if len(word)]
    together = together + LEXICON_WEIGHT * counts(*flat(entries), keep, size, rng)
    together.setdiag(0)
    together.data[together.data < LEAST] = 0
    together.eliminate_zeros()
    print(f"{together.nnz:,} pairs of tokens, {time.time() - started:.0f} s", flush=True)
    marginal = np.asarray(together.sum(1)).ravel() + 1e-9
    context = marginal**SMOOTHING
    context /= context.sum()
    together = together.tocoo()
    information = np.log(together.data / (marginal[together.row] * context[together.col])).astype(np.float32)
    positive = information > 0
    matrix = sparse.csr_matrix((information[positive], (together.row[positive], together.col[positive])), shape=(size, size))
    matrix = ((matrix + matrix.T) * 0.5).tocsr().astype(np.float32)
    basis = matrix @ rng.standard_normal((size, options.dimensions + 32)).astype(np.float32)
    for _ in range(3):
        basis, _ = np.linalg.qr(basis)
        basis = matrix @ basis
    basis, _ = np.linalg.qr(basis)
    small = basis.T @ (matrix @ basis)
    values, vectors = np.linalg.eigh((small + small.T) / 2)
    strongest = np.argsort(-np.abs(values))[: options.dimensions]
    table = (basis @ vectors[:, strongest]) * np.sqrt(np.abs(values[strongest]))
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-6)
    table *= (WEIGHT / (WEIGHT + frequency))[:, None]
    table[:FIRST] = 0
    np.save(options.work / "start.npy", table.astype(np.float32))
    print(f"{size:,} × {options.dimensions}, {time.time() - started:.0f} s")


if __name__ == "__main__":
    main()

"""Step 6, train: the table learns from batches what the engine scores with it."""

import json
import time
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F

from batch import Batch
from batches import Batches
from material import Material
from score import Scorer, Scores
from settings import arguments
from stems import stem_groups
from validation import held_out
from wordpiece import FIRST

DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")
OUTSIDE = (14.0, 3.0)
"""What counts between articles: the pooled cosine and the late interaction."""
SOFTNESS = 0.25
"""Of the engine's weights. As sharp as there, a batch's softmax is decided by few passages: hit@1 .478, halved .483, so .497."""
TEMPERATURE = 0.05
FAR = -1e4
WARM_UP = 50
RETROFIT = 0.5
"""How much the words that stand for a word weigh against its own start."""
ROUNDS = 2


@dataclass(frozen=True)
class Phase:
    steps: int
    rate: float
    mix: dict[str, float]
    noise: float = 0.0


PHASES = {
    # What words mean: large batches, compared by the pooled cosine alone, but for the lexicon's.
    "meaning": Phase(
        1400, 2e-3,
        mix={"public_pooled": 3, "sentence_pooled": 3, "title_pooled": 1.5, "asked_pooled": 3, "words": 1.5, "lexicon": 1},
    ),
    # How people ask: late interaction and cosines as the engine weighs them, among paragraphs of one article.
    "questions": Phase(
        600, 7e-4, noise=0.15,
        mix={"written": 1, "stories": 1, "cloze": 1.5, "public": 2, "words": 1, "lexicon": 1.5, "contrast": 0.4},
    ),
}


class Table:
    """Token vectors as the sum of the token's own and one shared by its inflections; Adam on the rows that a batch has."""

    def __init__(self, start: np.ndarray, groups: np.ndarray, rate: float) -> None:
        self.own = torch.from_numpy(start.copy()).to(DEVICE)
        self.groups = torch.from_numpy(groups).to(DEVICE)
        self.shared = torch.zeros(int(groups.max()) + 1, start.shape[1], device=DEVICE)
        self.rate = rate
        self.step = 0
        self.moments = [(torch.zeros_like(t), torch.zeros_like(t)) for t in (self.own, self.shared)]

    def rows(self, types: torch.Tensor) -> torch.Tensor:
        rows = self.own[types] + self.shared[self.groups[types]]
        rows[types < FIRST] = 0
        return rows

    def update(self, types: torch.Tensor, gradient: torch.Tensor, scale: float) -> None:
        gradient = gradient.masked_fill((types < FIRST)[:, None], 0)
        self.step += 1
        groups, inverse = torch.unique(self.groups[types], return_inverse=True)
        summed = gradient.new_zeros(len(groups), gradient.shape[1]).index_add(0, inverse, gradient)
        for table, (first, second), at, g in ((self.own, self.moments[0], types, gradient), (self.shared, self.moments[1], groups, summed)):
            m = first[at].mul_(0.9).add_(g, alpha=0.1)
            v = second[at].mul_(0.99).addcmul_(g, g, value=0.01)
            first[at], second[at] = m, v
            table[at] -= self.rate * scale * (m / (1 - 0.9**self.step)) / ((v / (1 - 0.99**self.step)).sqrt() + 1e-8)

    def whole(self) -> np.ndarray:
        return self.rows(torch.arange(len(self.own), device=DEVICE)).cpu().numpy()


def same(texts: list[np.ndarray], device: torch.device) -> torch.Tensor:
    keys = np.array([hash(text.tobytes()) for text in texts])
    return torch.from_numpy(keys[:, None] == keys[None, :]).to(device)


def between(scores: Scores) -> torch.Tensor:
    return SOFTNESS * (OUTSIDE[0] * scores.cosine + OUTSIDE[1] * scores.tokens)


def loss_of(batch: Batch, scorer: Scorer, scores: Scores) -> torch.Tensor:
    device = scores.cosine.device
    gold = torch.tensor(batch.gold, device=device)
    answered = torch.tensor(batch.answered, device=device)
    if batch.kind == "article":
        inside = torch.from_numpy(scorer.article_of_question[:, None] == scorer.article_of[None]).to(device)
        fused = SOFTNESS * scores.fused()
        within = F.cross_entropy(fused.masked_fill(~inside, FAR)[answered], gold[answered])
        outside = between(scores)
        against = torch.where(inside, fused, outside)
        among = F.cross_entropy(against[answered], gold[answered])
        # A passage tells its questions from the near misses, and from other passages' questions.
        own = gold[None] == torch.arange(against.shape[1], device=device)[:, None]
        positive = own & answered[None]
        logits = fused.masked_fill(~inside, FAR).T
        some = positive.any(1)
        back = (torch.logsumexp(logits, 1) - torch.logsumexp(logits.masked_fill(~positive, FAR), 1))[some].mean()
        return within + 0.5 * among + 0.3 * back
    if batch.kind == "pooled":
        logits = scores.cosine / TEMPERATURE
    else:
        logits = between(scores)
    twice = (same(batch.sentences, device) | same(batch.questions, device)) & ~torch.eye(len(gold), dtype=torch.bool, device=device)
    logits = logits.masked_fill(twice, FAR)
    both = 0.5 * (F.cross_entropy(logits, gold) + F.cross_entropy(logits.T, gold))
    if batch.kind == "pooled":
        return both
    cosines = (scores.cosine / TEMPERATURE).masked_fill(twice, FAR)
    return 0.5 * both + 0.25 * (F.cross_entropy(cosines, gold) + F.cross_entropy(cosines.T, gold))


def retrofitted(start: np.ndarray, material: Material) -> np.ndarray:
    """Words that stand for each other come closer before training (Faruqui et al. 2015)."""
    lengths = np.linalg.norm(start, axis=1, keepdims=True)
    units = start / np.maximum(lengths, 1e-9)
    moved = units.copy()
    for _ in range(ROUNDS):
        before = moved.copy()
        for token, standing in material.synonyms.items():
            phrases = [before[phrase].mean(0) for phrase in standing[:10]]
            mean = np.mean(phrases, 0)
            moved[token] = units[token] + RETROFIT * mean / max(np.linalg.norm(mean), 1e-9)
        moved /= np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9)
    return moved * lengths


def validate(when: str, material: Material, table: Table) -> None:
    for name, ranks in held_out(material, table.whole()).items():
        if len(ranks):
            print(f"{when}, held-out {name}: {len(ranks):,} questions, hit@1 {np.mean(ranks == 1):.3f}, hit@3 {np.mean(ranks <= 3):.3f}, MRR {np.mean(1 / ranks):.3f}", flush=True)


def main() -> None:
    options = arguments("train", phase="meaning", dimensions=448, seed=0)
    phase = PHASES.get(options.phase)
    if phase is None:
        raise SystemExit(f"There is no phase {options.phase}; use --phase {' or --phase '.join(PHASES)}.")
    batches = Batches(options.work, options.seed, phase.mix, phase.noise)
    start = np.ascontiguousarray(np.load(options.work / "start.npy")[:, : options.dimensions])
    table = Table(retrofitted(start, batches.material), stem_groups(options.work), phase.rate)
    validate("before", batches.material, table)
    began = time.time()
    losses: dict[str, list[float]] = {}
    for step in range(phase.steps):
        scale = min(1, (step + 1) / WARM_UP) * (1 - 0.97 * step / phase.steps)
        batch = batches.next()
        scorer = Scorer(batch)
        types = torch.from_numpy(scorer.types).to(DEVICE)
        rows = table.rows(types).requires_grad_(True)
        loss = loss_of(batch, scorer, scorer.scores(rows))
        loss.backward()
        table.update(types, rows.grad, scale)
        losses.setdefault(batch.name, []).append(loss.item())
        if step % 100 == 99:
            means = {name: round(float(np.mean(values[-30:])), 3) for name, values in losses.items()}
            print(step + 1, f"{time.time() - began:.0f} s", json.dumps(means), flush=True)
    np.save(options.work / f"{options.phase}-{options.seed}.npy", table.whole())
    validate("after", batches.material, table)


if __name__ == "__main__":
    main()

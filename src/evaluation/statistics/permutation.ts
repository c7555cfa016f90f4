import { Random } from './random.js';

/** A two-sided probability that a difference at least this large comes about by chance alone. */
export interface Significance {
  readonly p: number;
  readonly method: 'exact' | 'sampled';
}

/** Questions that differ, up to which all assignments of signs are counted: 2^20 sums take 5 ms. */
const MOST_EXACT = 20;
const SAMPLES = 10_000;
const SEED = 20_090_102;
/** Sums of the same numbers in another order differ by less. */
const ROUNDING = 1e-9;

/**
 * The paired randomisation test (Fisher 1935; for rankings Smucker, Allan and Carterette 2007): if two systems were the
 * same, each question's difference might as well have the other sign. The p-value is the share of all assignments of
 * signs whose sum is at least as far from zero as the one observed. It is exact where up to 20 questions differ: all 2^m
 * assignments are enumerated in the order of a Gray code, one sign changing at a time. Beyond, 10,000 are drawn, and
 * p = (1 + as far) / (1 + drawn), which is never too small (Phipson and Smyth 2010).
 *
 * @param differences - by question, in any unit
 */
export function signTest(differences: readonly number[]): Significance {
  const sizes = differences.map(Math.abs).filter((size) => size > ROUNDING);
  const observed = Math.abs(differences.reduce((sum, difference) => sum + difference, 0)) - ROUNDING;
  return sizes.length <= MOST_EXACT ? enumerated(sizes, observed) : sampled(sizes, observed);
}

function enumerated(sizes: readonly number[], observed: number): Significance {
  const signs = new Int8Array(sizes.length).fill(1);
  const assignments = 2 ** sizes.length;
  let sum = sizes.reduce((total, size) => total + size, 0);
  let asFar = 0;
  for (let i = 1; i <= assignments; i++) {
    if (Math.abs(sum) >= observed) asFar++;
    // The Gray code's next step changes the sign whose number is that of the lowest bit set.
    const changed = 31 - Math.clz32(i & -i);
    if (changed >= sizes.length) break;
    signs[changed] = -(signs[changed] as number);
    sum += 2 * (signs[changed] as number) * (sizes[changed] as number);
  }
  return { p: asFar / assignments, method: 'exact' };
}

function sampled(sizes: readonly number[], observed: number): Significance {
  const random = new Random(SEED);
  let asFar = 0;
  for (let sample = 0; sample < SAMPLES; sample++) {
    let sum = 0;
    for (const size of sizes) sum += random.coin() ? size : -size;
    if (Math.abs(sum) >= observed) asFar++;
  }
  return { p: (1 + asFar) / (1 + SAMPLES), method: 'sampled' };
}

/**
 * The same for the area under the curve, which is no mean over questions (Bandos, Rockette and Gur 2005): each system's
 * scores become ranks, which two systems share as a scale, and a question's two ranks are exchanged at random. 10,000
 * exchanges are drawn.
 *
 * @param scores - of the two systems, by question
 * @param positive - by question: whether it is answerable
 */
export function areaTest(
  [first, second]: readonly [readonly number[], readonly number[]],
  positive: readonly boolean[],
): Significance {
  const ranks = [midRanks(first), midRanks(second)] as const;
  const random = new Random(SEED);
  const a = ranks[0].slice();
  const b = ranks[1].slice();
  const scratch = new CountedArea(positive);
  const observed = Math.abs(scratch.of(a) - scratch.of(b)) - ROUNDING;
  let asFar = 0;
  for (let sample = 0; sample < SAMPLES; sample++) {
    for (let i = 0; i < a.length; i++) {
      const exchanged = random.coin() ? 1 : 0;
      a[i] = ranks[exchanged][i] as number;
      b[i] = ranks[1 - exchanged]?.[i] as number;
    }
    if (Math.abs(scratch.of(a) - scratch.of(b)) >= observed) asFar++;
  }
  return { p: (1 + asFar) / (1 + SAMPLES), method: 'sampled' };
}

/** Twice the mean rank of each score, from 0: whole numbers even where scores are tied. */
function midRanks(scores: readonly number[]): Int32Array {
  const order = [...scores.keys()].sort((a, b) => (scores[a] as number) - (scores[b] as number));
  const ranks = new Int32Array(scores.length);
  for (let start = 0; start < order.length; ) {
    let end = start;
    while (end < order.length && scores[order[end] as number] === scores[order[start] as number]) end++;
    for (let i = start; i < end; i++) ranks[order[i] as number] = start + end - 1;
    start = end;
  }
  return ranks;
}

/** The area under the curve of whole numbers below twice their count: counted, not sorted. */
class CountedArea {
  readonly #positive: readonly boolean[];
  readonly #positives: Int32Array;
  readonly #negatives: Int32Array;

  constructor(positive: readonly boolean[]) {
    this.#positive = positive;
    this.#positives = new Int32Array(2 * positive.length);
    this.#negatives = new Int32Array(2 * positive.length);
  }

  of(ranks: Int32Array): number {
    this.#positives.fill(0);
    this.#negatives.fill(0);
    for (let i = 0; i < ranks.length; i++) {
      const counts = this.#positive[i] ? this.#positives : this.#negatives;
      const rank = ranks[i] as number;
      counts[rank] = (counts[rank] as number) + 1;
    }
    let wins = 0;
    let below = 0;
    let total = 0;
    for (let rank = 0; rank < this.#positives.length; rank++) {
      const positives = this.#positives[rank] as number;
      const negatives = this.#negatives[rank] as number;
      wins += positives * (below + negatives / 2);
      below += negatives;
      total += positives;
    }
    return wins / (total * below);
  }
}

/**
 * Holm's correction (1979): among several comparisons the smallest p-value would be small by chance alone.
 *
 * @param values - null where nothing was tested
 * @returns in the order given, each at least as large as before
 */
export function holm(values: readonly (number | null)[]): (number | null)[] {
  const tested = values.flatMap((p, index) => (p === null ? [] : [{ p, index }])).sort((a, b) => a.p - b.p);
  const corrected = [...values];
  let highest = 0;
  tested.forEach(({ p, index }, i) => {
    highest = Math.max(highest, Math.min(1, (tested.length - i) * p));
    corrected[index] = highest;
  });
  return corrected;
}

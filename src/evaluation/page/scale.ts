/** An axis: values to pixels, with round values to mark. */
export interface Scale {
  readonly kind: 'linear' | 'log';
  readonly ticks: readonly number[];
  at(value: number): number;
}

/** Pixels from the axis's start to its end; the end may be the smaller, as where values grow upwards. */
export interface Room {
  readonly from: number;
  readonly to: number;
}

/** Ticks that an axis can bear. */
const MOST_TICKS = 6;
/** From this ratio on the small values are no longer told apart beside the large. */
const LOG_FROM = 30;

/** A logarithmic axis where the values differ by much, or else one that holds 0. */
export function scaleFor(values: readonly number[], room: Room): Scale {
  const low = Math.min(...values);
  return low > 0 && Math.max(...values) / low > LOG_FROM ? logScale(values, room) : linearScale([0, ...values], room);
}

/** @param values - what it has to hold */
export function linearScale(values: readonly number[], { from, to }: Room): Scale {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const largest = Math.max(Math.abs(low), Math.abs(high)) || 1;
  // Values that differ in their rounding alone are one value.
  const span = high - low > 1e-9 * largest ? high - low : largest;
  const step = roundStep(span / (MOST_TICKS - 2));
  // Counted in steps, so that no rounding adds up.
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
  const [start, end] = [first * step, last * step];
  return { kind: 'linear', ticks, at: (value) => from + ((value - start) / (end - start)) * (to - from) };
}

/** @param values - what it has to hold, all above 0 */
export function logScale(values: readonly number[], { from, to }: Room): Scale {
  const low = Math.log10(Math.min(...values));
  const high = Math.log10(Math.max(...values));
  const spans = high - low;
  const marks = spans < 1.2 ? [1, 2, 5] : [1];
  const candidates: number[] = [];
  for (let power = Math.floor(low) - 1; power <= Math.ceil(high) + 1; power++) {
    for (const mark of marks) candidates.push(Number((mark * 10 ** power).toPrecision(12)));
  }
  // The axis ends at marks, so that the outermost values are between two.
  const first = candidates.findLastIndex((mark) => Math.log10(mark) <= low + 1e-9);
  const last = Math.max(
    first + 1,
    candidates.findIndex((mark) => Math.log10(mark) >= high - 1e-9),
  );
  const every = Math.ceil((last - first + 1) / (MOST_TICKS + 1));
  const ticks = candidates.slice(first, last + 1).filter((_, i) => i % every === 0);
  const start = Math.log10(candidates[first] as number);
  const end = Math.log10(candidates[last] as number);
  return { kind: 'log', ticks, at: (value) => from + ((Math.log10(value) - start) / (end - start)) * (to - from) };
}

/** 1, 2 or 5 times a power of ten, not below the given step. */
function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  return power * ([1, 2, 5, 10].find((mark) => mark * power >= step * (1 - 1e-9)) ?? 10);
}

/** A tick's value, without needless digits: `0.05`, `2`, `10k`, `3M`. */
export function tickText(value: number): string {
  if (Math.abs(value) >= 1e6) return `${Number((value / 1e6).toPrecision(3))}M`;
  if (Math.abs(value) >= 1e4) return `${Number((value / 1e3).toPrecision(3))}k`;
  return String(Number(value.toPrecision(3)));
}

const FIFTHS = [0, 0.2, 0.4, 0.6, 0.8, 1];

/** All that a share can be. */
export function shareScale({ from, to }: Room): Scale {
  return { kind: 'linear', ticks: FIFTHS, at: (value) => from + value * (to - from) };
}

/** Whole numbers from 1, each with its mark. */
export function countScale(last: number, { from, to }: Room): Scale {
  const ticks = Array.from({ length: last }, (_, i) => i + 1);
  return { kind: 'linear', ticks, at: (value) => from + ((value - 1) / Math.max(1, last - 1)) * (to - from) };
}

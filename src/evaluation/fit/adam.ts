/** Which sign a weight may have; 0 leaves it free. */
export type Sign = -1 | 0 | 1;

/** Adam (Kingma and Ba 2015) with its published constants: maximises a function from its gradient. */
export function maximise(
  size: number,
  gradientAt: (weights: Float64Array) => Float64Array,
  { steps, rate, signs = [] }: { steps: number; rate: number; signs?: readonly Sign[] },
): Float64Array {
  const weights = new Float64Array(size);
  const first = new Float64Array(size);
  const second = new Float64Array(size);
  for (let step = 1; step <= steps; step++) {
    const gradient = gradientAt(weights);
    for (let i = 0; i < size; i++) {
      const slope = gradient[i] as number;
      first[i] = 0.9 * (first[i] as number) + 0.1 * slope;
      second[i] = 0.999 * (second[i] as number) + 0.001 * slope * slope;
      const mean = (first[i] as number) / (1 - 0.9 ** step);
      const scale = Math.sqrt((second[i] as number) / (1 - 0.999 ** step)) + 1e-8;
      const moved = (weights[i] as number) + (rate * mean) / scale;
      weights[i] = moved * (signs[i] ?? 0) < 0 ? 0 : moved;
    }
  }
  return weights;
}

export function dotProduct(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

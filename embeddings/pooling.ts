import type { Range } from './windows.js';

/** Sum of some of a matrix's rows. */
export function sumOfRows(matrix: Float32Array, dimension: number, { from, to }: Range): Float32Array {
  const sum = new Float32Array(dimension);
  for (let row = from; row < to; row++) {
    const offset = row * dimension;
    for (let i = 0; i < dimension; i++) sum[i] = (sum[i] as number) + (matrix[offset + i] as number);
  }
  return sum;
}

/** Sum of vectors of one dimension. */
export function sumOf(vectors: readonly Float32Array[], dimension: number): Float32Array {
  const sum = new Float32Array(dimension);
  for (const vector of vectors) {
    for (let i = 0; i < dimension; i++) sum[i] = (sum[i] as number) + (vector[i] as number);
  }
  return sum;
}

/** Scales a sum to unit length, which makes it the direction of the mean too; all zero where it has no direction. */
export function toUnit(vector: Float32Array): Float32Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const length = Math.sqrt(squares);
  // Not `length < 1e-12`: a broken model's NaN or infinity would pass through every comparison unseen.
  if (!(length > 1e-12 && length < Number.POSITIVE_INFINITY)) return new Float32Array(vector.length);
  return vector.map((value) => value / length);
}

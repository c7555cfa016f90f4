import type { Range } from './windows.js';

/** Mean of a matrix's rows, scaled to unit length; all zero where they cancel out or there are none. */
export function meanOfRows(matrix: Float32Array, dimension: number, { from, to }: Range): Float32Array {
  const sum = new Float32Array(dimension);
  for (let row = from; row < to; row++) {
    const offset = row * dimension;
    for (let i = 0; i < dimension; i++) sum[i] = (sum[i] as number) + (matrix[offset + i] as number);
  }
  // The count cancels out: only the direction is kept.
  return scaleToUnit(sum);
}

/** The first row, that of [CLS], scaled to unit length. */
export function firstRow(matrix: Float32Array, dimension: number): Float32Array {
  return scaleToUnit(matrix.slice(0, dimension));
}

function scaleToUnit(vector: Float32Array): Float32Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const length = Math.sqrt(squares);
  // Not `length < 1e-12`: a broken model's NaN or infinity would pass through every comparison unseen.
  if (!(length > 1e-12 && length < Number.POSITIVE_INFINITY)) return vector.fill(0);
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] as number) / length;
  return vector;
}

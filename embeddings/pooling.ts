/** Mean of rows [from, to) of a matrix, scaled to unit length; all zero where they cancel out or there are none. */
export function meanOfRows(matrix: Float32Array, dimension: number, from: number, to: number): Float32Array {
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
  // A broken model's NaN would pass through every comparison unseen.
  if (!(length > 1e-12)) return vector.fill(0);
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] as number) / length;
  return vector;
}

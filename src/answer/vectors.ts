/** Dot product of row `i` of matrix `a` with row `j` of matrix `b`, both with rows of `dimension` numbers. */
export function dotAt(a: Float32Array, i: number, b: Float32Array, j: number, dimension: number): number {
  const offsetA = i * dimension;
  const offsetB = j * dimension;
  // Four sums a turn: V8 runs this 1.6 times as fast as one sum, because the additions do not wait for each other.
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let k = 0;
  for (; k + 3 < dimension; k += 4) {
    s0 += (a[offsetA + k] as number) * (b[offsetB + k] as number);
    s1 += (a[offsetA + k + 1] as number) * (b[offsetB + k + 1] as number);
    s2 += (a[offsetA + k + 2] as number) * (b[offsetB + k + 2] as number);
    s3 += (a[offsetA + k + 3] as number) * (b[offsetB + k + 3] as number);
  }
  for (; k < dimension; k++) s0 += (a[offsetA + k] as number) * (b[offsetB + k] as number);
  return s0 + s1 + s2 + s3;
}

export function dot(a: Float32Array, b: Float32Array): number {
  return dotAt(a, 0, b, 0, Math.min(a.length, b.length));
}

export function lengthOf(vector: Float32Array): number {
  return Math.sqrt(dot(vector, vector));
}

/**
 * Dot products of one vector with several rows of a matrix, four rows at a time: 150 ns a row of 448 numbers, where
 * {@link dotAt} takes 235.
 *
 * @param vector - `dimension` numbers
 * @param rows - which rows
 * @param products - one number a row of the whole matrix; those of `rows` are set
 */
export function dotRows(vector: Float32Array, matrix: Float32Array, rows: Int32Array, products: Float32Array): void {
  const dimension = vector.length;
  let i = 0;
  for (; i + 3 < rows.length; i += 4) {
    const row0 = rows[i] as number;
    const row1 = rows[i + 1] as number;
    const row2 = rows[i + 2] as number;
    const row3 = rows[i + 3] as number;
    const offset0 = row0 * dimension;
    const offset1 = row1 * dimension;
    const offset2 = row2 * dimension;
    const offset3 = row3 * dimension;
    let sum0 = 0;
    let sum1 = 0;
    let sum2 = 0;
    let sum3 = 0;
    for (let k = 0; k < dimension; k++) {
      const value = vector[k] as number;
      sum0 += value * (matrix[offset0 + k] as number);
      sum1 += value * (matrix[offset1 + k] as number);
      sum2 += value * (matrix[offset2 + k] as number);
      sum3 += value * (matrix[offset3 + k] as number);
    }
    products[row0] = sum0;
    products[row1] = sum1;
    products[row2] = sum2;
    products[row3] = sum3;
  }
  for (; i < rows.length; i++) {
    const row = rows[i] as number;
    products[row] = dotAt(vector, 0, matrix, row, dimension);
  }
}

/** A copy of a matrix with every row scaled to unit length; zero rows stay zero. */
export function unitVectors(matrix: Float32Array, dimension: number): Float32Array {
  const units = new Float32Array(matrix.length);
  for (let offset = 0; offset + dimension <= matrix.length; offset += dimension) {
    let squares = 0;
    for (let k = offset; k < offset + dimension; k++) squares += (matrix[k] as number) * (matrix[k] as number);
    if (squares === 0) continue;
    const length = Math.sqrt(squares);
    for (let k = offset; k < offset + dimension; k++) units[k] = (matrix[k] as number) / length;
  }
  return units;
}

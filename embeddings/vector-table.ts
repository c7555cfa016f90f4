/** Vectors of one dimension by label. A label may be free: its vector was removed and its number not given again. */
export class VectorTable {
  readonly dimension: number;
  /** rows × dimension; unit length, or zero */
  readonly values: Float32Array;

  constructor(values: Float32Array, dimension: number) {
    if (values.length % dimension !== 0) throw new RangeError(`${values.length} numbers are no rows of ${dimension}`);
    this.values = values;
    this.dimension = dimension;
  }

  get rows(): number {
    return this.values.length / this.dimension;
  }

  /** A view of one vector. @throws RangeError for a label beyond the table */
  row(label: number): Float32Array {
    if (!Number.isInteger(label) || label < 0 || label >= this.rows) throw new RangeError(`no vector ${label}`);
    return this.values.subarray(label * this.dimension, (label + 1) * this.dimension);
  }

  /** A table that goes on with these vectors. */
  append(vectors: readonly Float32Array[]): VectorTable {
    const values = new Float32Array(this.values.length + vectors.length * this.dimension);
    values.set(this.values);
    vectors.forEach((vector, i) => {
      values.set(vector, this.values.length + i * this.dimension);
    });
    return new VectorTable(values, this.dimension);
  }
}

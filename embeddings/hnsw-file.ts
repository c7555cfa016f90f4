import { M } from './hnsw-graph.js';

/** Bytes before the first vector's row: eleven numbers of eight bytes and two of four. Where some of them stand: */
const HEADER = 96;
const MAX_COUNT = 8;
const COUNT = 16;
const ROW_BYTES = 24;

/**
 * Whether bytes are a whole file of hnswlib's with vectors of this dimension and our number of links. Its writer reports neither a full disk
 * nor a missing folder, and its reader ends the process over what came of it.
 */
export function isWholeGraph(file: Buffer, dimension: number): boolean {
  if (file.length < HEADER) return false;
  const read = (offset: number) => Number(file.readBigUInt64LE(offset));
  const count = read(COUNT);
  // A vector's row: its links on the lowest layer with their number, the vector, its label.
  const rowBytes = 4 * (2 * M + 1) + 4 * dimension + 8;
  if (read(ROW_BYTES) !== rowBytes || read(MAX_COUNT) < count || file.length < HEADER + count * rowBytes) return false;
  // After the rows, by vector: how many bytes of links on higher layers follow, and those.
  let position = HEADER + count * rowBytes;
  for (let vector = 0; vector < count; vector++) {
    if (position + 4 > file.length) return false;
    position += 4 + file.readUInt32LE(position);
  }
  return position === file.length;
}

/** Marks an entry whose model has no static tokens. */
const NONE = -1;

type Tokens = readonly Int32Array[] | null;

/** Token ids by entry and sentence as one list: by entry how many sentences, by sentence how many ids and those. */
export function packTokens(entries: readonly Tokens[]): Int32Array {
  const size = entries.reduce((sum, lists) => sum + 1 + (lists ?? []).reduce((n, ids) => n + 1 + ids.length, 0), 0);
  const packed = new Int32Array(size);
  let position = 0;
  for (const lists of entries) {
    packed[position++] = lists === null ? NONE : lists.length;
    for (const ids of lists ?? []) {
      packed[position++] = ids.length;
      packed.set(ids, position);
      position += ids.length;
    }
  }
  return packed;
}

/** @returns by entry what {@link packTokens} was given; null where the list is not of that many entries */
export function unpackTokens(packed: Int32Array, entries: number): Tokens[] | null {
  const tokens: Tokens[] = [];
  let position = 0;
  for (let entry = 0; entry < entries; entry++) {
    const sentences = packed[position++];
    if (sentences === undefined || sentences < NONE) return null;
    if (sentences === NONE) {
      tokens.push(null);
      continue;
    }
    const lists: Int32Array[] = [];
    for (let sentence = 0; sentence < sentences; sentence++) {
      const length = packed[position++];
      if (length === undefined || length < 0) return null;
      lists.push(packed.subarray(position, position + length));
      position += length;
    }
    tokens.push(lists);
  }
  return position === packed.length ? tokens : null;
}

/**
 * Insertions, deletions, substitutions and swaps of neighbours from one text to the other (Damerau 1964, as Lowrance and
 * Wagner 1975 compute it: letters may also be put between two that are swapped).
 */
export function editDistance(a: string, b: string): number {
  const width = b.length + 2;
  const most = a.length + b.length;
  // Row and column 0 stand before the empty texts, so that a swap with nothing before it is too dear.
  const costs = new Int32Array((a.length + 2) * width).fill(most);
  const at = (i: number, j: number) => costs[(i + 1) * width + j + 1] ?? most;
  const lastRowOf = new Map<string, number>();
  for (let i = 0; i <= a.length; i++) {
    let lastColumn = 0;
    for (let j = 0; j <= b.length; j++) {
      const same = i > 0 && j > 0 && a[i - 1] === b[j - 1];
      let cost = i === 0 ? j : j === 0 ? i : Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1);
      if (i > 0 && j > 0) {
        const row = lastRowOf.get(b[j - 1] as string) ?? 0;
        cost = Math.min(cost, at(i - 1, j - 1) + (same ? 0 : 1));
        cost = Math.min(cost, at(row - 1, lastColumn - 1) + (i - row - 1) + 1 + (j - lastColumn - 1));
      }
      costs[(i + 1) * width + j + 1] = cost;
      if (same) lastColumn = j;
    }
    if (i > 0) lastRowOf.set(a[i - 1] as string, i);
  }
  return at(a.length, b.length);
}

/** Whether so few edits may be enough, told by how often each character stands in either: an edit changes two counts. */
export function mayBeWithin(a: string, b: string, edits: number): boolean {
  if (Math.abs(a.length - b.length) > edits) return false;
  const counts = new Map<string, number>();
  for (const character of a) counts.set(character, (counts.get(character) ?? 0) + 1);
  for (const character of b) counts.set(character, (counts.get(character) ?? 0) - 1);
  let different = 0;
  for (const count of counts.values()) different += Math.abs(count);
  return different <= 2 * edits;
}

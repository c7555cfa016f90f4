const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Offsets between a text's grapheme clusters, its ends included. */
export function boundariesOf(text: string): Set<number> {
  return new Set([...Array.from(graphemes.segment(text), ({ index }) => index), text.length]);
}

export function clusterCount(text: string): number {
  return boundariesOf(text).size - 1;
}

/** Whether a part begins and ends between clusters wherever it may stand in a text. */
export function isWhole(text: string, part: string): boolean {
  const boundaries = boundariesOf(text);
  // A sentence begins after its space, also where that carries a combining mark.
  const begins = (at: number) => boundaries.has(at) || text[at - 1] === ' ';
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) {
    if (begins(at) && (boundaries.has(at + part.length) || text[at + part.length] === ' ')) return true;
  }
  return false;
}

/** Units of the longest cluster. */
export function longestCluster(text: string): number {
  return Math.max(0, ...Array.from(graphemes.segment(text), ({ segment }) => segment.length));
}

/** A half-open range of positions. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * Runs of whole parts, each as long as fits, each beginning with the part the one before ended with, so that no thought
 * is cut in two.
 *
 * @param lengths - of the parts, in tokens
 * @param room - tokens a window holds; a part that is longer alone gets a window of its own
 */
export function windowsOf(lengths: readonly number[], room: number): Range[] {
  const windows: Range[] = [];
  let from = 0;
  let size = 0;
  lengths.forEach((length, position) => {
    if (position > from && size + length > room) {
      windows.push({ from, to: position });
      const last = lengths[position - 1] ?? 0;
      // A window that only repeated its predecessor's one part would say nothing new.
      const overlaps = position - from > 1 && last + length <= room;
      from = overlaps ? position - 1 : position;
      size = overlaps ? last : 0;
    }
    size += length;
  });
  if (lengths.length > 0) windows.push({ from, to: lengths.length });
  return windows;
}

/** The name that was probably meant: one that begins with what was typed, or else the one with the fewest edits. */
export function nearest(typed: string, names: readonly string[]): string | null {
  const beginning = names.find((name) => typed.length >= 3 && name.startsWith(typed));
  if (beginning !== undefined) return beginning;
  let best: string | null = null;
  // Two slips, and never more than a third of the name: beyond that a suggestion is a guess.
  let fewest = 3;
  for (const name of names) {
    const edits = editDistance(typed, name);
    if (edits < fewest && edits <= name.length / 3) {
      best = name;
      fewest = edits;
    }
  }
  return best;
}

/** `did you mean --top?`, or null where nothing is near. */
export function didYouMean(typed: string, names: readonly string[]): string | null {
  const name = nearest(typed, names);
  return name === null ? null : `did you mean ${name}?`;
}

/** Insertions, deletions, substitutions and swaps of neighbours from one to the other (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}

/**
 * Shares of a room: none takes more than it wants, and what one leaves the others get in equal parts.
 *
 * @param wants - what each would take, in any unit
 */
export function fairShares(wants: readonly number[], room: number): number[] {
  const shares = wants.map(() => 0);
  let left = Math.max(0, room);
  const modestFirst = wants.map((want, index) => ({ want, index })).sort((a, b) => a.want - b.want);
  modestFirst.forEach(({ want, index }, served) => {
    const share = Math.min(want, Math.floor(left / (wants.length - served)));
    shares[index] = share;
    left -= share;
  });
  return shares;
}

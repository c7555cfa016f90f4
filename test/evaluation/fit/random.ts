/** Numbers from 0 to 1 that are the same in every run (Park and Miller's minimal standard generator). */
export function randomNumbers(seed = 1): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Numbers between 0 and 1, the same ones on every machine: Park and Miller's minimal standard generator. */
export function randomNumbers(seed = 1): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Normally distributed numbers (Box and Muller 1958), so that no direction is likelier than another. */
export function normalNumbers(random: () => number): () => number {
  return () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
}

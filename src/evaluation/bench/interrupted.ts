/** Somebody asked the benchmark to stop: what was measured so far counts, what was under way does not. */
export class Interrupted extends Error {
  constructor() {
    super('interrupted');
    this.name = 'Interrupted';
  }
}

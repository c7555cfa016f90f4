/** More than a question looks at in a corpus of any size. */
const MOST = 16_384;

/** What is made once by number and kept while there is room. */
export class Kept<Value> {
  readonly #make: (number: number) => Value;
  readonly #values = new Map<number, Value>();

  constructor(make: (number: number) => Value) {
    this.#make = make;
  }

  get(number: number): Value {
    let value = this.#values.get(number);
    if (value === undefined) {
      value = this.#make(number);
      if (this.#values.size >= MOST) this.#values.clear();
      this.#values.set(number, value);
    }
    return value;
  }
}

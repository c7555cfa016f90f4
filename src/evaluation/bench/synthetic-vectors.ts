import { VectorTable } from '../../../embeddings/vector-table.js';
import { normalNumbers, randomNumbers } from './random.js';

/**
 * `random`: of random directions, among which nothing has more neighbours equally far, so that real texts are found
 * better. `sentences`: sums of word vectors, as a static model makes its sentences; words come from topics, the frequent
 * ones more often.
 */
export type VectorKind = 'random' | 'sentences';

const WORDS = 8000;
const WORDS_OF_A_TOPIC = 60;
/** A paragraph's sentences share a topic; this many sentences do. */
const SENTENCES_OF_A_TOPIC = 40;
const SHORTEST = 6;
const LONGEST = 24;
/** Of a sentence's words, from its topic. */
const TOPICAL = 0.6;

/**
 * Unit vectors, the same ones on every machine. The numbers above make 1,375 sentences as near to each other as those of
 * the calibration articles are in the built-in model: cosine of the nearest .38 (.36), of the tenth .23 (.25), of any two
 * .04 (.04).
 */
export function syntheticVectors(kind: VectorKind, count: number, dimension: number): VectorTable {
  const table = kind === 'random' ? randomVectors(count, dimension) : sentenceVectors(count, dimension);
  for (let label = 0; label < count; label++) {
    const row = table.row(label);
    let squares = 0;
    for (const value of row) squares += value * value;
    const scale = 1 / Math.sqrt(squares);
    for (let k = 0; k < dimension; k++) row[k] = (row[k] as number) * scale;
  }
  return table;
}

function randomVectors(count: number, dimension: number): VectorTable {
  const normal = normalNumbers(randomNumbers());
  return new VectorTable(
    Float32Array.from({ length: count * dimension }, () => normal()),
    dimension,
  );
}

function sentenceVectors(count: number, dimension: number): VectorTable {
  const words = randomVectors(WORDS, dimension);
  const random = randomNumbers(2);
  // The n-th most frequent word is drawn in proportion to 1 / n (Zipf 1949), and weighs the less the more frequent it is.
  const anyWord = () => Math.floor(WORDS ** random()) % WORDS;
  const weightOf = (word: number) => Math.log(12 + word);
  const topics = Array.from({ length: Math.ceil(count / SENTENCES_OF_A_TOPIC) }, () =>
    Array.from({ length: WORDS_OF_A_TOPIC }, anyWord),
  );
  const table = new VectorTable(new Float32Array(count * dimension), dimension);
  for (let label = 0; label < count; label++) {
    // Not sentence after sentence of one topic: queries are taken from the end, and are to meet every topic.
    const topic = topics[label % topics.length] as number[];
    const row = table.row(label);
    const length = SHORTEST + Math.floor((LONGEST - SHORTEST + 1) * random());
    for (let n = 0; n < length; n++) {
      const word = random() < TOPICAL ? (topic[Math.floor(WORDS_OF_A_TOPIC * random())] ?? 0) : anyWord();
      const vector = words.row(word);
      const weight = weightOf(word);
      for (let k = 0; k < dimension; k++) row[k] = (row[k] as number) + weight * (vector[k] as number);
    }
  }
  return table;
}

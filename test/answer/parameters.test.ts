import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DECISION_SIGNALS, probability, QUESTION_SIGNALS } from '../../src/answer/decision.js';
import { DEFAULT_PARAMETERS } from '../../src/answer/default-parameters.js';
import { PASSAGE_FEATURES, parseParameters, SENTENCE_FEATURES } from '../../src/answer/parameters.js';
import { packageRoot } from '../../src/package-root.js';

const fitted = readFileSync(join(packageRoot(), 'embeddings', 'model', 'fitted.json'), 'utf8');

/** The fitted parameters with one thing changed. */
function changed(change: (parameters: Record<string, Record<string, unknown>>) => void): string {
  const parameters = JSON.parse(fitted);
  change(parameters);
  return JSON.stringify(parameters);
}

describe('parseParameters', () => {
  it('reads what was fitted for the built-in model, and the defaults written out', () => {
    expect(parseParameters(fitted).threshold).toBeGreaterThan(0);
    expect(parseParameters(JSON.stringify(DEFAULT_PARAMETERS))).toEqual(DEFAULT_PARAMETERS);
  });

  it.each<readonly [string, string, RegExp]>([
    ['no JSON', '{', /JSON/],
    ['an array', '[]', /format/],
    ['nothing', 'null', /format/],
    ['another format', changed((all) => Object.assign(all, { format: 1 })), /format/],
    ['no origin', changed((all) => Reflect.deleteProperty(all, 'fittedOn')), /fittedOn/],
    ['no threshold', changed((all) => Reflect.deleteProperty(all, 'threshold')), /threshold/],
    ['a threshold of 1.5', changed((all) => Object.assign(all, { threshold: 1.5 })), /threshold/],
    ['no bias', changed((all) => Reflect.deleteProperty(all.decision ?? {}, 'bias')), /decision/],
    ['an infinite bias', fitted.replace(/"bias": [-\d.]+/, '"bias": 1e999'), /decision/],
    ['no decision', changed((all) => Reflect.deleteProperty(all, 'decision')), /decision/],
    [
      'a signal that is text',
      changed((all) => Object.assign(all.decision?.weights ?? {}, { lexical: '1' })),
      /decision/,
    ],
    [
      'a weight that is null, as NaN is written',
      changed((all) => Object.assign(all.passage ?? {}, { lexical: Number.NaN })),
      /passage/,
    ],
    ...PASSAGE_FEATURES.map(
      (name) => [`no ${name} of a passage`, changed((all) => delete all.passage?.[name]), /passage/] as const,
    ),
    ...SENTENCE_FEATURES.map(
      (name) => [`no ${name} of a sentence`, changed((all) => delete all.sentence?.[name]), /sentence/] as const,
    ),
  ])('refuses %s', (_, json, problem) => {
    expect(() => parseParameters(json)).toThrow(problem);
  });

  it('knows every signal that the built-in model weighs', () => {
    const known = { ...DECISION_SIGNALS, ...QUESTION_SIGNALS, hasQuestions: 0 };
    for (const name of Object.keys(parseParameters(fitted).decision.weights)) expect(known).toHaveProperty(name);
  });
});

describe('probability', () => {
  it('is that of a logistic regression; a signal that is not there counts nothing', () => {
    const decision = { bias: 0.5, weights: { lexical: 2, length: -1 } };
    expect(probability(decision, { lexical: 1, length: 2, other: 9 })).toBeCloseTo(1 / (1 + Math.exp(-0.5)), 12);
    expect(probability(decision, {})).toBeCloseTo(1 / (1 + Math.exp(-0.5)), 12);
    expect(probability(decision, { lexical: 1000 })).toBe(1);
    expect(probability(decision, { length: 1000 })).toBeCloseTo(0, 12);
  });
});

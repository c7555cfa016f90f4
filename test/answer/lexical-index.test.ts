import fc from 'fast-check';
import MiniSearch from 'minisearch';
import { describe, expect, it } from 'vitest';
import { LexicalIndex } from '../../src/answer/lexical-index.js';
import { terms } from '../../src/answer/terms.js';

const TEXTS = [
  'Russia cancelled the sale of S-300 missiles.',
  'The sale was worth a billion dollars.',
  'Iran protested, and protested again.',
  'A sale is a sale is a sale.',
  'Constructors and prototypes have hasOwnProperty.',
];
const vocabulary = [
  'russia',
  'sale',
  'iran',
  'the',
  'protested',
  'billion',
  'zebra',
  'constructor',
  '__proto__',
  'S-300',
];
const indexOf = (texts: readonly string[]) => new LexicalIndex(texts.map((text) => terms(text).join(' ')));
const different = (text: string) => [...new Set(terms(text))];

describe('LexicalIndex', () => {
  it("gives MiniSearch's own score without its factor for the terms found, as a share of what could be reached", () => {
    const index = indexOf(TEXTS);
    const own = new MiniSearch<{ id: number; text: string }>({
      fields: ['text'],
      tokenize: terms,
      processTerm: (term) => term,
    });
    own.addAll(TEXTS.map((text, id) => ({ id, text })));
    const query = different('sale protested Russia zebra');
    const found = index.search(query);
    // k, b and d are MiniSearch's defaults; the share is of Σ idf × (d + k + 1).
    const reachable = query.reduce((sum, term) => sum + index.idf(term) * 2.7, 0);
    const results = own.search(query.join(' '), { tokenize: (text) => text.split(' ') });
    expect(results).toHaveLength(4);
    expect(found.size).toBe(4);
    for (const { id, score, queryTerms } of results) {
      expect(found.get(id as number)).toBeCloseTo(score / queryTerms.length / reachable, 12);
    }
  });

  it('gives shares of 0 to 1, to the texts that share a term and to no others', () => {
    const text = fc.array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 12 }).map((all) => all.join(' '));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 8 }), text, (texts, question) => {
        const index = indexOf(texts);
        const query = different(question);
        const found = index.search(query);
        texts.forEach((own, label) => {
          const shares = terms(own).some((term) => query.includes(term));
          expect(found.has(label)).toBe(shares);
          if (shares) {
            expect(found.get(label)).toBeGreaterThan(0);
            expect(found.get(label)).toBeLessThanOrEqual(1);
          }
        });
      }),
    );
  });

  it('puts the text first that holds all terms, the rare ones above all', () => {
    const index = indexOf(TEXTS);
    const best = (question: string) =>
      [...index.search(different(question))].sort((a, b) => b[1] - a[1]).map(([label]) => label)[0];
    expect(best('billion dollar sale')).toBe(1);
    expect(best('russia s300')).toBe(0);
    expect(best('protests')).toBe(2);
  });

  it('finds nothing by nothing, and nothing by unknown terms', () => {
    const index = indexOf(TEXTS);
    expect(index.search([]).size).toBe(0);
    expect(index.search(['zebra', '🎉', '']).size).toBe(0);
    expect(indexOf([]).search(['sale']).size).toBe(0);
    expect(indexOf(['', '…']).search(['sale']).size).toBe(0);
  });

  it('knows which terms it holds, and weighs the rarer more', () => {
    const index = indexOf(TEXTS);
    expect(index.has('sale')).toBe(true);
    expect(index.has('s300')).toBe(true);
    expect(index.has('zebra')).toBe(false);
    expect(index.has('toString')).toBe(false);
    expect(index.idf('zebra')).toBeGreaterThan(index.idf('iran'));
    expect(index.idf('iran')).toBeGreaterThan(index.idf('sale'));
    expect(index.idf('sale')).toBeGreaterThan(0);
  });
});

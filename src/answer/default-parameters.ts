import type { Parameters } from './parameters.js';

/**
 * For a model nothing was fitted for. Both searches weigh the same, as where published hybrids were not tuned either
 * (castorini/pyserini's BEIR fusion: the plain average, .483 nDCG@10, above each search alone). The decision knows the two
 * signals that every model gives, weighed as fits the built-in model on the calibration articles. They tell little (an
 * area under the curve of .64), so the threshold is low: a model nobody calibrated rather answers than refuses. What
 * introduces a name does not depend on a model: half of the built-in one's weights, as the rest is on half of its scale.
 */
export const DEFAULT_PARAMETERS: Parameters = {
  format: 2,
  fittedOn: 'nothing: published defaults',
  passage: {
    passageCosine: 5,
    sentenceCosine: 5,
    passageTokens: 0,
    sentenceTokens: 0,
    lexical: 10,
    questionCosine: 5,
    questionTokens: 0,
    firstMention: 1,
    introduces: 1.5,
    introducesFirst: 2.5,
  },
  sentence: { cosine: 5, tokens: 0, beyondNames: 0, lexical: 5, holdsKind: 0.5, introduces: 1 },
  decision: { bias: -1.03, weights: { passageCosine: 3.11, lexical: 2.94 } },
  threshold: 0.35,
};

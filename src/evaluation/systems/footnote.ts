import { hash as sha256 } from 'node:crypto';
import { DEFAULT_PARAMETERS } from '../../answer/default-parameters.js';
import { Engine } from '../../answer/engine.js';
import type { Parts } from '../../footnote.js';
import { type EvaluatedModel, resultOf, type System } from '../system.js';

/**
 * All of Footnote, as a person asks it.
 *
 * @param name - where there is more than one, with a model each
 */
export function footnoteSystem(parts: Parts, name?: string): System {
  const engine = new Engine(parts.searchable, parts.embedder, parts.parameters ?? DEFAULT_PARAMETERS);
  const { fittedOn } = modelOf(parts);
  return {
    name: name ?? 'footnote',
    description:
      name === undefined
        ? 'HNSW and BM25, late interaction, written questions, fitted fusion and decision'
        : `all of Footnote; fitted on ${fittedOn}`,
    model: modelOf(parts),
    index: indexOf(parts),
    answer: async (question) => resultOf(await engine.ask(question)),
  };
}

export function modelOf({ embedder, parameters }: Pick<Parts, 'embedder' | 'parameters'>): EvaluatedModel {
  const { id, hash } = embedder.model;
  const used = parameters ?? DEFAULT_PARAMETERS;
  return { id, hash, fittedOn: used.fittedOn, parameters: sha256('sha256', JSON.stringify(used)) };
}

export function indexOf({ searchable }: Pick<Parts, 'searchable'>): string {
  const { kind, count } = searchable.index.vectors;
  return `${kind === 'hnsw' ? 'HNSW' : 'exact'}, ${count} vectors`;
}

import type { Parts } from '../../footnote.js';
import { UserError } from '../../user-error.js';
import type { System } from '../system.js';
import { bm25System, denseSystem, hybridSystem, unaidedSystem } from './ablations.js';
import { footnoteSystem } from './footnote.js';
import { langChainSystem, miniSearchSystem, oramaSystem } from './peers.js';

/** What the same questions can be asked of, over the same paragraphs. Footnote itself is always the first. */
const SYSTEMS: Readonly<Record<string, (parts: Parts) => System | Promise<System>>> = {
  footnote: (parts) => footnoteSystem(parts),
  unaided: unaidedSystem,
  hybrid: hybridSystem,
  dense: denseSystem,
  bm25: bm25System,
  minisearch: miniSearchSystem,
  orama: oramaSystem,
  langchain: langChainSystem,
};

/**
 * Reads `bm25,dense,hybrid`.
 *
 * @returns names without `footnote`, each once
 * @throws UserError for an unknown name, naming those there are
 */
export function parseSystems(text: string): string[] {
  const names = text.split(',').map((name) => name.trim().toLowerCase());
  for (const name of names) {
    if (!Object.hasOwn(SYSTEMS, name)) {
      const known = Object.keys(SYSTEMS).join(', ');
      throw new UserError(`--compare knows no system ${JSON.stringify(name)}: the names are ${known}.`);
    }
  }
  return [...new Set(names)].filter((name) => name !== 'footnote');
}

/** Footnote and these others, ready to be asked. @param names - from parseSystems */
export async function openSystems(parts: Parts, names: readonly string[]): Promise<System[]> {
  const systems: System[] = [];
  for (const name of ['footnote', ...names]) {
    const make = SYSTEMS[name];
    if (make) systems.push(await make(parts));
  }
  return systems;
}

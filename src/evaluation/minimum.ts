import { UserError } from '../user-error.js';
import { FIGURE_NAMES, FIGURES, type FigureName, type Figures } from './figures.js';

/** A figure and the least it may be. */
export interface Minimum {
  readonly figure: FigureName;
  readonly least: number;
}

/** Figures of which more is better. */
const GUARDED = FIGURE_NAMES.filter((name) => FIGURES[name].better === 'higher');

/**
 * Reads `hit@3=0.9,auc=0.8`.
 *
 * @throws UserError for an unknown figure, naming those there are, or for a number that is no share
 */
export function parseMinimums(text: string): Minimum[] {
  return text.split(',').map((part) => {
    const [name = '', number = '', ...rest] = part.split('=').map((piece) => piece.trim());
    const figure = GUARDED.find((known) => known === name.toLowerCase());
    if (figure === undefined) {
      throw new UserError(`--min knows no figure ${JSON.stringify(name)}: the names are ${GUARDED.join(', ')}.`);
    }
    const least = /^(?:\d+\.?\d*|\.\d+)$/.test(number) && rest.length === 0 ? Number(number) : Number.NaN;
    if (!(least <= 1)) {
      throw new UserError(`--min takes a number from 0 to 1 for ${figure}: write --min ${figure}=0.9.`);
    }
    return { figure, least };
  });
}

/** One sentence for each figure that falls short; none where all are reached. */
export function shortfalls(figures: Figures, minimums: readonly Minimum[]): string[] {
  return minimums.flatMap(({ figure, least }) => {
    const { value } = figures[figure];
    if (value === null) return [`${figure} cannot be told from these questions, and at least ${least} was asked for.`];
    return value < least ? [`${figure} is ${value.toFixed(3)}, and at least ${least} was asked for.`] : [];
  });
}

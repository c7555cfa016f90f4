import { cleanLine } from '../../article/clean-characters.js';
import { frame } from '../page/frame.js';
import { markup } from '../page/markup.js';
import type { SavedRun } from '../run.js';
import { comparisonsSection } from './comparisons.js';
import { decisionsSection } from './decisions.js';
import { evaluatedSection } from './evaluated.js';
import { figuresSection } from './figures.js';
import { header } from './header.js';
import { hitsSection } from './hits.js';
import { kindsSection } from './kinds.js';
import { missesSection } from './misses.js';
import { Paragraphs } from './paragraphs.js';
import { questionsSection } from './questions.js';
import { SCRIPT } from './script.js';
import { RUN_STYLE } from './style.js';

/**
 * A run as a page of its own, which needs nothing beside it and is complete without its script.
 *
 * @throws Error where a run has no system
 */
export function evaluationPage(run: SavedRun): string {
  const [first] = run.systems;
  if (first === undefined) throw new Error(`run ${run.id} has no system`);
  const paragraphs = new Paragraphs(run);
  return frame({
    title: `Footnote: how well it answers about ${cleanLine(run.article.title)}`,
    style: RUN_STYLE,
    script: SCRIPT,
    body: markup`${header(run, first)}
<main>
${figuresSection(run, first)}
${comparisonsSection(run)}
${hitsSection(run, first)}
${decisionsSection(run, first)}
${kindsSection(first)}
${missesSection(run, first, paragraphs)}
${questionsSection(run, first, paragraphs)}
${paragraphs.section(run)}
${evaluatedSection(run)}
</main>`,
  });
}

import { cleanLine } from '../../article/clean-characters.js';
import { type Markup, markup } from '../page/markup.js';
import type { SavedRun, SystemRun } from '../run.js';
import { count, minute } from './words.js';

/** Characters of a checksum that tell two states apart. */
const CHECKSUM = 12;

/** What was measured, so that somebody can measure it again. */
export function evaluatedSection(run: SavedRun): Markup {
  const { article, gold, code, machine, corpus, systems } = run;
  // Where a file lies is nobody's business who is shown the page.
  const file = gold.file.replace(/^.*[\\/]/, '');
  const facts: readonly (readonly [string, string])[] = [
    ['Article', `${cleanLine(article.title)} (${cleanLine(article.id)})`],
    ['Questions', `${cleanLine(file)}, ${count(gold.questions, 'question')}, ${short(gold.sha256)}`],
    [
      'Searched',
      `${count(corpus.articles, 'article')}, ${count(corpus.passages, 'paragraph')}, ${count(corpus.written, 'written question')}, ${short(corpus.sha256)}`,
    ],
    ...models(systems),
    ['Code', `Footnote ${cleanLine(code.version)}, ${short(code.sha256)}`],
    ['Machine', `Node ${cleanLine(machine.node)}, ${cleanLine(machine.platform)}, ${cleanLine(machine.processor)}`],
    ['Ended', minute(run.at)],
    ['Run', cleanLine(run.id)],
  ];
  return markup`<section id="evaluated">
<h2>What was evaluated</h2>
<dl class="facts">${facts.map(([name, value]) => markup`<div><dt dir="auto">${name}</dt><dd dir="auto">${value}</dd></div>`)}</dl>
<p class="note">The letters and digits behind each are the beginning of its SHA-256.</p>
</section>`;
}

function models(systems: readonly SystemRun[]): [string, string][] {
  return systems.map(({ name, description, model, index }) => {
    const own = model
      ? `; model ${cleanLine(model.id)}, ${short(model.hash)}, fitted on ${cleanLine(model.fittedOn)}, ${short(model.parameters)}`
      : '';
    return [cleanLine(name), `${cleanLine(description)}; ${cleanLine(index)}${own}`];
  });
}

function short(checksum: string): string {
  return cleanLine(checksum).slice(0, CHECKSUM);
}

import type { Outcome } from './evaluate.js';
import { type Summary, summarise } from './summary.js';

/** One screen for people: how well a run went, in all and by kind of question. */
export function reportOf(outcomes: readonly Outcome[]): string {
  const all = summarise(outcomes);
  const kinds = [...new Set(outcomes.map(({ gold }) => gold.kind))].sort();
  const lines = [
    `${all.answerable} answerable and ${all.unanswerable} unanswerable questions`,
    '',
    row('', ['hit@1', 'hit@3', 'hit@5', 'MRR']),
    row(
      'all answerable',
      [all.hit1, all.hit3, all.hit5, all.mrr].map(share),
      `95 % interval of hit@1 ±${share(all.halfInterval)}`,
    ),
    ...kinds.flatMap((kind) => {
      const own = summarise(outcomes.filter(({ gold }) => gold.answerable && gold.kind === kind));
      return own.answerable > 0
        ? [row(`  ${kind} (${own.answerable})`, [own.hit1, own.hit3, own.hit5, own.mrr].map(share))]
        : [];
    }),
    '',
    ...facts(all),
    ...kinds.flatMap((kind) => {
      const own = summarise(outcomes.filter(({ gold }) => !gold.answerable && gold.kind === kind));
      return own.unanswerable > 0
        ? [`  ${kind} (${own.unanswerable}), answered wrongly`.padEnd(46) + share(own.answeredWrongly)]
        : [];
    }),
  ];
  return `${lines.join('\n')}\n`;
}

function facts(summary: Summary): string[] {
  const fact = (name: string, value: number) => `${name.padEnd(46)}${share(value)}`;
  return [
    fact('bold sentence holds the answer', summary.sentence),
    fact('answerable or not, area under the curve', summary.auc),
    fact('refused when it should answer', summary.refusedWrongly),
    fact('answered when it should refuse', summary.answeredWrongly),
    fact('calibration error of the confidence', summary.calibrationError),
  ];
}

function row(name: string, cells: readonly string[], note = ''): string {
  return `${name.padEnd(24)}${cells.map((cell) => cell.padStart(7)).join('')}${note && `   ${note}`}`;
}

function share(value: number): string {
  return Number.isNaN(value) ? '–' : value.toFixed(2).replace(/^0/, '');
}

import { type Area, axes, WIDTH } from '../page/axes.js';
import { type Markup, markup, px } from '../page/markup.js';
import { linearScale, type Room, type Scale, shareScale, tickText } from '../page/scale.js';
import type { SavedRun, SystemRun } from '../run.js';
import { middleOf, thresholdOf } from './threshold.js';
import { count } from './words.js';

const HEIGHT = 290;
const AREA: Area = { left: 46, right: WIDTH - 20, top: 42, bottom: HEIGHT - 44 };
const ACROSS: Room = { from: AREA.left, to: AREA.right };
const BINS = 20;

/** How the answerable and the unanswerable questions score: those above the line, these below. */
export function scoresChart({ questions }: SavedRun, system: SystemRun): Markup {
  const scores = system.outcomes.map(({ score }) => score);
  if (scores.length === 0) return markup``;
  const x = system.reliability ? shareScale(ACROSS) : linearScale(scores, ACROSS);
  const counts = [true, false].map((answerable) =>
    histogram(
      scores.filter((_, i) => questions[i]?.answerable === answerable),
      x,
    ),
  );
  const [above = [], below = []] = counts;
  const ends = linearScale([0, Math.max(1, ...above), -Math.max(1, ...below)], { from: AREA.bottom, to: AREA.top });
  const y: Scale = { ...ends, ticks: ends.ticks.filter(Number.isInteger) };
  const name = system.reliability ? 'confidence' : "score of the best paragraph, in the system's own unit";
  return markup`<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="How many questions reach which ${name}. ${spoken(questions, scores)}">
${axes(x, y, AREA, (tick) => tickText(Math.abs(tick)))}
<text class="axis-name" x="${AREA.left}" y="14">questions</text>
<text class="axis-name" x="${(AREA.left + AREA.right) / 2}" y="${HEIGHT - 8}" text-anchor="middle">${name}</text>
${above.map((of, bin) => bar(of, bin, 1, y))}${below.map((of, bin) => bar(of, bin, -1, y))}
<path class="axis" d="M${AREA.left} ${px(y.at(0))}H${AREA.right}"/>
${line(system, x)}
</svg>
<p class="note">${swatch('answerable')} answerable, above the line; ${swatch('unanswerable')} unanswerable, below it</p>`;
}

function swatch(side: 'answerable' | 'unanswerable'): Markup {
  return markup`<svg class="swatch" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true"><rect class="${side}" x="1" y="1" width="10" height="10"/></svg>`;
}

/** How many of the scores lie in each of {@link BINS} parts of the axis. */
function histogram(scores: readonly number[], x: Scale): number[] {
  const counts = Array.from({ length: BINS }, () => 0);
  for (const score of scores) {
    const bin = Math.floor(((x.at(score) - ACROSS.from) / (ACROSS.to - ACROSS.from)) * BINS + 1e-9);
    const inside = Math.min(BINS - 1, Math.max(0, bin));
    counts[inside] = (counts[inside] ?? 0) + 1;
  }
  return counts;
}

function bar(of: number, bin: number, sign: 1 | -1, y: Scale): Markup {
  if (of === 0) return markup``;
  const width = (ACROSS.to - ACROSS.from) / BINS;
  const [top, bottom] = sign === 1 ? [y.at(of), y.at(0)] : [y.at(0), y.at(-of)];
  return markup`<rect class="${sign === 1 ? 'answerable' : 'unanswerable'}" x="${px(ACROSS.from + bin * width + 1)}" y="${px(top)}" width="${px(width - 2)}" height="${px(bottom - top)}"><title>${count(of, sign === 1 ? 'answerable question' : 'unanswerable question')}</title></rect>`;
}

/** Where the line between refused and answered lies. */
function line(system: SystemRun, x: Scale): Markup {
  const threshold = thresholdOf(system);
  const middle = threshold && middleOf(threshold);
  if (middle === null) return markup``;
  const at = x.at(middle);
  return markup`<path class="mark-line" d="M${px(at)} ${AREA.top - 16}V${AREA.bottom}"/><text class="tick" x="${px(at - 5)}" y="${AREA.top - 8}" text-anchor="end">← refused</text><text class="tick" x="${px(at + 5)}" y="${AREA.top - 8}">answered →</text>`;
}

function spoken(questions: SavedRun['questions'], scores: readonly number[]): string {
  return [true, false]
    .flatMap((answerable) => {
      const own = scores.filter((_, i) => questions[i]?.answerable === answerable).sort((a, b) => a - b);
      const at = (share: number) => (own[Math.round(share * (own.length - 1))] ?? 0).toFixed(2);
      const what = answerable ? 'Answerable' : 'Unanswerable';
      return own.length === 0 ? [] : [`${what}: median ${at(0.5)}, the middle half from ${at(0.25)} to ${at(0.75)}.`];
    })
    .join(' ');
}

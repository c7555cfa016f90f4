import { shareText } from '../numbers.js';
import { type Area, axes, WIDTH } from '../page/axes.js';
import { type Markup, markup, px } from '../page/markup.js';
import { type Scale, shareScale } from '../page/scale.js';
import type { SavedRun, SystemRun } from '../run.js';
import { type Threshold, thresholdOf } from './threshold.js';

const HEIGHT = 290;
const AREA: Area = { left: 46, right: WIDTH - 20, top: 26, bottom: HEIGHT - 44 };

/** What refusing below each score would come to, with what is done now marked. */
export function refusalsChart({ questions }: SavedRun, system: SystemRun): Markup {
  const x = shareScale({ from: AREA.left, to: AREA.right });
  const y = shareScale({ from: AREA.bottom, to: AREA.top });
  const points = system.refusals.flatMap(({ precision, recall }) =>
    precision === null || recall === null ? [] : [{ precision, recall }],
  );
  if (points.length === 0)
    return markup`<p class="note">No question is unanswerable, or all score the same: there is nothing to draw.</p>`;
  const path = points
    .map(({ precision, recall }, i) => `${i === 0 ? 'M' : 'L'}${px(x.at(recall))} ${px(y.at(precision))}`)
    .join('');
  const chance = questions.filter(({ answerable }) => !answerable).length / questions.length;
  return markup`<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Precision of refusals by their recall, at every threshold. ${spoken(system)} Refusing at random: precision ${shareText(chance)}.">
${axes(x, y, AREA)}
<text class="axis-name" x="${AREA.left}" y="14">precision: share of the refusals that were right</text>
<text class="axis-name" x="${(AREA.left + AREA.right) / 2}" y="${HEIGHT - 8}" text-anchor="middle">recall: share of the unanswerable that were refused</text>
<path class="ideal" d="M${AREA.left} ${px(y.at(chance))}H${AREA.right}"/><text class="tick" x="${AREA.right - 4}" y="${px(y.at(chance) + 14)}" text-anchor="end">refusing at random</text>
<g class="curve c1"><path class="line" d="${path}"/></g>
${inUse(system, x, y)}
</svg>
<p class="note">Each point of the line refuses below another ${system.reliability ? 'confidence' : 'score'}. ${caption(system)}</p>`;
}

function inUse({ figures }: SystemRun, x: Scale, y: Scale): Markup {
  const { 'refusal-precision': precision, 'refusal-recall': recall } = figures;
  if (precision.value === null || recall.value === null) return markup``;
  const [across, up] = [x.at(recall.value), y.at(precision.value)];
  const spread = [
    ...(recall.low === null || recall.high === null
      ? []
      : [`M${px(x.at(recall.low))} ${px(up)}H${px(x.at(recall.high))}`]),
    ...(precision.low === null || precision.high === null
      ? []
      : [`M${px(across)} ${px(y.at(precision.low))}V${px(y.at(precision.high))}`]),
  ];
  const left = recall.value > 0.6;
  return markup`<g><path class="whisker" d="${spread.join('')}"/><path class="in-use" d="M${px(across)} ${px(up - 7)}l7 7l-7 7l-7 -7Z"><title>in use: precision ${shareText(precision.value)}, recall ${shareText(recall.value)}</title></path><text class="name" x="${px(across + (left ? -10 : 10))}" y="${px(up + 18)}" text-anchor="${left ? 'end' : 'start'}">in use</text></g>`;
}

function spoken({ figures }: SystemRun): string {
  const { 'refusal-precision': precision, 'refusal-recall': recall } = figures;
  if (precision.value === null || recall.value === null) return 'Nothing is refused now.';
  return `In use: precision ${shareText(precision.value)}, recall ${shareText(recall.value)}.`;
}

function caption(system: SystemRun): string {
  const threshold = thresholdOf(system);
  if (threshold === null) return '';
  return `The diamond is what is done now, with 95 % intervals: ${thresholdWords(threshold)}.`;
}

/** As far as the questions tell: the threshold itself is the engine's. */
function thresholdWords({ refused, answered }: Threshold): string {
  if (refused === null) return 'nothing was refused';
  if (answered === null) return 'everything was refused';
  return `what was refused reached at most ${thousandths(refused)}, what was answered at least ${thousandths(answered)}`;
}

/** Finer than other shares: the two may differ by little. */
function thousandths(score: number): string {
  return score.toFixed(3).replace(/^0\./, '.');
}

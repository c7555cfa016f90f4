import { shareText } from '../numbers.js';
import { type Area, axes, WIDTH } from '../page/axes.js';
import { type Markup, markup, px } from '../page/markup.js';
import { type Scale, shareScale } from '../page/scale.js';
import { table } from '../page/table.js';
import type { ReliabilityBin } from '../run.js';
import { count } from './words.js';

const AREA: Area = { left: 46, right: WIDTH - 20, top: 26, bottom: 236 };
const AXIS_NAME = AREA.bottom + 34;
/** Bars of the counts stand below the axis. */
const BARS = { top: AXIS_NAME + 24, bottom: AXIS_NAME + 66 };
const HEIGHT = BARS.bottom + 22;

/** How often what was said to be answerable with some confidence was so, and how often each confidence was stated. */
export function reliabilityChart(bins: readonly ReliabilityBin[]): Markup {
  const x = shareScale({ from: AREA.left, to: AREA.right });
  const y = shareScale({ from: AREA.bottom, to: AREA.top });
  const most = Math.max(...bins.map(({ questions }) => questions));
  const spoken = bins.map((bin) => `${rangeOf(bin)}: ${shareText(bin.came)} of ${count(bin.questions, 'question')}`);
  return markup`<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Reliability diagram: by stated confidence, the share that is answerable. ${spoken.join('; ')}.">
${axes(x, y, AREA)}
<text class="axis-name" x="${AREA.left}" y="14">share that the article answers</text>
<text class="axis-name" x="${(AREA.left + AREA.right) / 2}" y="${AXIS_NAME}" text-anchor="middle">stated confidence</text>
<path class="ideal" d="M${px(x.at(0))} ${px(y.at(0))}L${px(x.at(1))} ${px(y.at(1))}"/>
${bins.map((bin) => point(bin, x, y))}
<text class="axis-name" x="${AREA.left}" y="${BARS.top - 6}">questions, by stated confidence</text>
${bins.map((bin) => bar(bin, x, most))}
<path class="axis" d="M${AREA.left} ${BARS.bottom}H${AREA.right}"/>
</svg>`;
}

function point({ stated, came, low, high, questions }: ReliabilityBin, x: Scale, y: Scale): Markup {
  const at = px(x.at(stated));
  return markup`<g><path class="whisker" d="M${at} ${px(y.at(low))}m-4 0h8m-4 0V${px(y.at(high))}m-4 0h8"/><circle class="dot" cx="${at}" cy="${px(y.at(came))}" r="4"><title>stated ${shareText(stated)}, came true ${shareText(came)} of ${count(questions, 'question')}</title></circle></g>
`;
}

function bar({ from, to, questions }: ReliabilityBin, x: Scale, most: number): Markup {
  const height = (questions / most) * (BARS.bottom - BARS.top - 14);
  const left = x.at(from) + 2;
  return markup`<rect class="bar" x="${px(left)}" y="${px(BARS.bottom - height)}" width="${px(x.at(to) - 2 - left)}" height="${px(height)}"/><text class="tick" x="${px((x.at(from) + x.at(to)) / 2)}" y="${px(BARS.bottom - height - 4)}" text-anchor="middle">${questions}</text>
`;
}

export function reliabilityTable(bins: readonly ReliabilityBin[]): Markup {
  return table({
    caption: 'Stated confidence and how often it came true',
    head: ['confidence', 'questions', 'stated, mean', 'came true', '95 % interval'],
    rows: bins.map((bin) => [
      rangeOf(bin),
      String(bin.questions),
      shareText(bin.stated),
      shareText(bin.came),
      `${shareText(bin.low)} to ${shareText(bin.high)}`,
    ]),
  });
}

function rangeOf({ from, to }: ReliabilityBin): string {
  return `${shareText(from)} to ${shareText(to)}`;
}

import { cleanLine } from '../../article/clean-characters.js';
import { COMPARED, compare } from '../../evaluation/compare.js';
import { FIGURES, type FigureName, valuesOf } from '../../evaluation/figures.js';
import type { Calibrated } from '../../evaluation/fit/calibrate.js';
import { material } from '../../evaluation/fit/fitted-on.js';
import { shareText } from '../../evaluation/numbers.js';
import { counted } from './count.js';
import { renderDifferences } from './differences.js';
import type { Look } from './look.js';
import { renderLines } from './paragraph.js';

/** Shown whether or not there is something to compare with. */
const SHOWN: readonly FigureName[] = [
  ...COMPARED,
  'refusal-precision',
  'refusal-recall',
  'calibration-error',
  'sentence',
];

export interface CalibrationFacts extends Calibrated {
  readonly model: string;
  /** Of the stored file, for people. */
  readonly path: string;
  /** Whether something else was fitted for the model, and is there when this is forgotten. */
  readonly overrides: boolean;
}

/** What calibrating came to, before and after. */
export function renderCalibration(facts: CalibrationFacts, look: Look): string {
  const { model, parameters, before, after, path, overrides } = facts;
  const name = model === 'built-in' ? 'the built-in model' : cleanLine(model);
  const stored = overrides
    ? `Stored in ${path}, and used from now on instead of what came with the model; footnote eval calibrate --reset forgets it.`
    : `Stored in ${path}, and used from now on; footnote eval calibrate --reset forgets it.`;
  const note =
    before === null
      ? ['What came with the model was fitted on these very questions, so that it is not judged on them.']
      : [];
  return [
    `Fitted for ${name} on ${material(parameters.fittedOn)}. Judged on ${counted(after.length, 'question')}, each by what was fitted on others:`,
    ...note,
  ]
    .map((text) => renderLines(text, look))
    .concat(numbers(before, after, look).join('\n'), renderLines(stored, look))
    .join('\n\n')
    .concat('\n');
}

function numbers(before: Calibrated['before'], after: Calibrated['after'], look: Look): string[] {
  const now = valuesOf(after);
  const then = before && valuesOf(before);
  const [comparison] = before ? compare({ name: 'before', rows: before }, [{ name: 'after', rows: after }]) : [];
  const compared = (comparison?.differences ?? []).filter(({ value }) => value !== null);
  const rows = compared.map((difference) => ({
    before: then?.[difference.figure] ?? null,
    after: now[difference.figure],
    difference,
  }));
  const others = SHOWN.filter((figure) => !compared.some((difference) => difference.figure === figure));
  const cell = (value: number | null) => shareText(value).padStart(7);
  return [
    ...(then ? renderDifferences(rows, look) : []),
    ...others.map(
      (figure) => `${FIGURES[figure].short.padEnd(10)}${then ? cell(then[figure]) : ''}${cell(now[figure])}`,
    ),
  ];
}

import type { Change, Comparison } from './compare.js';
import type { Curve, Figure, Section, Unit } from './figure.js';
import { growthWords } from './growth-fit.js';

const NAME = 48;

/** A section as lines for people. */
export function renderSection({ title, figures, curves = [], sizes = '', notes = [] }: Section): string {
  const lines = [title, ...figures.map(renderFigure)];
  if (curves.length > 0) lines.push(`  by ${sizes}`, ...curves.map(renderCurve));
  return `${[...lines, ...notes.map((note) => `  ${note}`)].join('\n')}\n`;
}

/** What changed since an earlier run, as lines for people. @param file - as it was named */
export function renderComparison(comparison: Comparison, file: string): string {
  const { at, models, changes, compared, unmatched, machine } = comparison;
  const worse = changes.filter(({ verdict }) => verdict === 'worse');
  const better = changes.filter(({ verdict }) => verdict === 'better');
  const lines = [
    `Against ${file} of ${at}: ${worse.length} of ${compared} figures worse, ${better.length} better`,
    ...[...worse, ...better].map(renderChange),
  ];
  const moved = machine.filter(({ times }) => hasMoved(times));
  if (moved.length > 0) lines.push(`  ${machineWords(moved)}`);
  if (models) lines.push(`  That run had the ${models[0]} model, this one ${models[1]}.`);
  if (unmatched > 0) lines.push(`  Left out, since only one of the runs has them: ${unmatched}.`);
  return `${lines.join('\n')}\n`;
}

/** Whether the machine was not as fast as in the earlier run, by more than anyone would call noise. */
export function hasMoved(times: number): boolean {
  return Math.abs(Math.log(times)) > Math.log(1.1);
}

/** @param moved - sections whose yardsticks took so many times as long, at least one */
export function machineWords(moved: Comparison['machine']): string {
  const sections = moved.map(({ section, times }) => `× ${times.toFixed(2)} in ${section}`);
  return `The machine itself took another time (${sections.join(', ')}, by what is not Footnote's): that is allowed for.`;
}

function renderFigure(figure: Figure): string {
  const { name, unit, value, quartiles, rounds, reach, met } = figure;
  const spread = rounds > 1 ? quartiles.map((end) => amount(end, unit)).join(' – ') : '';
  const goal = reach === null ? '' : `${met ? 'met' : 'MISSED'}: ${reach.bound} ${amount(reach.value, unit)}`;
  const columns = [
    name.padEnd(NAME),
    amount(value, unit).padStart(10),
    spread.padStart(19),
    rounds > 1 ? `of ${rounds}`.padStart(6) : ''.padStart(6),
  ];
  return `  ${columns.join(' ')}   ${unit === 'exponent' ? growthWords(value) : goal}`.trimEnd();
}

function renderCurve({ name, unit, points }: Curve): string {
  const at = points.map(({ size, value }) => `${size.toLocaleString('en')}: ${amount(value, unit)}`);
  return `    ${name.padEnd(NAME - 2)} ${at.join(', ')}`;
}

function renderChange({ verdict, name, unit, before, after }: Change): string {
  const from = `${amount(before.value, unit)} → ${amount(after.value, unit)}`;
  return `  ${verdict === 'worse' ? 'WORSE ' : 'better'} ${name.padEnd(NAME)} ${from}`;
}

/** A number as people read it: at most three digits that count, and its unit. */
export function amount(value: number, unit: Unit): string {
  if (unit === 'share') return value.toFixed(3).replace(/\.?0+$/, '');
  if (unit === 'exponent') return `n^${value.toFixed(2)}`;
  if (unit === 'ms' && value >= 10_000) return `${threeDigits(value / 1000)} s`;
  return `${threeDigits(value)} ${unit}`;
}

function threeDigits(value: number): string {
  if (Math.abs(value) >= 99.95) return Math.round(value).toLocaleString('en');
  return Math.abs(value) < 1 ? value.toFixed(3) : value.toPrecision(3);
}

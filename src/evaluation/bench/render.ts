import type { Figure, Section } from './figure.js';

/** A section as lines for people. */
export function renderSection({ title, figures }: Section): string {
  return `${[title, ...figures.map(renderFigure)].join('\n')}\n`;
}

function renderFigure(figure: Figure): string {
  const { name, value, quartiles, rounds, reach, met } = figure;
  const spread = rounds > 1 ? `${quartiles.map((end) => amount(end, figure)).join(' – ')}` : '';
  const goal = reach === null ? '' : `${met ? 'met' : 'MISSED'}: ${reach.bound} ${amount(reach.value, figure)}`;
  const columns = [
    name.padEnd(45),
    amount(value, figure).padStart(9),
    spread.padStart(19),
    rounds > 1 ? `of ${rounds}`.padStart(6) : ''.padStart(6),
  ];
  return `  ${columns.join(' ')}   ${goal}`.trimEnd();
}

function amount(value: number, { unit }: Figure): string {
  if (unit === 'share') return value.toFixed(3).replace(/\.?0+$/, '');
  return `${value >= 100 ? value.toFixed(0) : value.toPrecision(3)} ${unit}`;
}

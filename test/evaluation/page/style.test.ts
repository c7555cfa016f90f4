import { expect, test } from 'vitest';
import { STYLE } from '../../../src/evaluation/page/style.js';

/** The colours of a block of rules, by name. */
function coloursOf(block: string): Map<string, string> {
  const found = [...block.matchAll(/(--\w+): (#[0-9a-f]+);/g)];
  return new Map(found.map(([, name = '', colour = '']): [string, string] => [name, colour]));
}

/** WCAG 2's relative luminance. */
function luminance(colour: string): number {
  const digits =
    colour.length === 4 ? [...colour.slice(1)].map((digit) => digit + digit) : colour.slice(1).match(/../g);
  const [red = 0, green = 0, blue = 0] = (digits ?? []).map((pair) => {
    const share = Number.parseInt(pair, 16) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const [light = '', dark = '', print = ''] = STYLE.split(':root').slice(1);

test.each([
  ['light', light],
  ['dark', dark],
  ['print', print],
])('%s: every colour that writes or draws stands out from what is behind it', (_, block) => {
  const colours = coloursOf(block);
  const written = ['--ink', '--soft', '--strong', '--good', '--bad', ...[1, 2, 3, 4, 5, 6, 7, 8].map((n) => `--c${n}`)];
  for (const name of written) {
    for (const ground of ['--page', '--card']) {
      const ratio = contrast(colours.get(name) ?? '#fff', colours.get(ground) ?? '#fff');
      expect(ratio, `${name} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  }
});

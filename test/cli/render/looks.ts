import picocolors from 'picocolors';
import { type Look, measureFor } from '../../../src/cli/render/look.js';

/** A look for these texts; without colours unless told. */
export async function lookOf(
  texts: readonly string[],
  options: Partial<Omit<Look, 'measure' | 'colours'>> & { colour?: boolean } = {},
): Promise<Look> {
  const { width = 80, hyperlinks = false, colour = false } = options;
  return { width, hyperlinks, colours: picocolors.createColors(colour), measure: await measureFor(texts) };
}

const ESC = '\u001B';
const STYLE = `${ESC}\\[(?:1|2|22|36|39)m`;
const LINK_END = `${ESC}\\]8;;${ESC}\\\\`;
const LINK_START = `${ESC}\\]8;;(https?://[!-~]+)${ESC}\\\\`;

/** A rendering without the escape sequences that are ours. */
export function plain(rendering: string): string {
  return rendering.replace(new RegExp(`${STYLE}|${LINK_START}|${LINK_END}`, 'g'), '');
}

/** All that is bold in a rendering, line by line. */
export function bold(rendering: string): string[] {
  return [...rendering.matchAll(new RegExp(`${ESC}\\[1m(.*?)${ESC}\\[22m`, 'g'))].map(([, text = '']) => text);
}

/** Every link of a rendering: its address and what it stands on. */
export function links(rendering: string): { address: string; text: string }[] {
  const found = rendering.matchAll(new RegExp(`${LINK_START}(.*?)${LINK_END}`, 'g'));
  return [...found].map(([, address = '', text = '']) => ({ address, text: plain(text) }));
}

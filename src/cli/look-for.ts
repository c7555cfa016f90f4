import picocolors from 'picocolors';
import { type Look, measureFor } from './render/look.js';
import { type Terminal, wantsColour, wantsHyperlinks, widthOf } from './terminal.js';

/**
 * How to render these texts on stdout as it is now; windows change their width between two answers.
 *
 * @param noColour - whether `--no-color` was given
 */
export async function lookFor(terminal: Terminal, noColour: boolean, texts: readonly string[]): Promise<Look> {
  const { stdout, env } = terminal;
  const colour = wantsColour(stdout, env, noColour);
  return {
    width: widthOf(stdout, env),
    colours: picocolors.createColors(colour),
    hyperlinks: colour && wantsHyperlinks(stdout, env),
    measure: await measureFor(texts),
  };
}

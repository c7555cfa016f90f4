import type { Look } from './look.js';
import { renderBeside } from './paragraph.js';

/**
 * A citation, and where it leads: the citation itself is the link where the terminal can do that (OSC 8), or else the
 * address stands below it, on one line however long, so that it can be clicked and copied.
 *
 * @param citation - clean text
 */
export function renderLink(margin: number, citation: string, url: string | null, look: Look): string[] {
  const lines = renderBeside(margin, citation, look);
  const address = url === null ? null : webAddress(url);
  if (address === null) return lines;
  if (!look.hyperlinks) return [...lines, `${' '.repeat(margin)}${look.colours.dim(address)}`];
  // Every line is a link of its own: a terminal would underline the margin between them, too.
  return lines.map(
    (line) => `${' '.repeat(margin)}\u001B]8;;${address}\u001B\\${line.slice(margin)}\u001B]8;;\u001B\\`,
  );
}

/** As the URL standard writes it: printable ASCII without spaces, so that nothing in it can end the sequence. */
function webAddress(url: string): string | null {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  return parsed && /^https?:$/.test(parsed.protocol) && /^[!-~]+$/.test(parsed.href) ? parsed.href : null;
}

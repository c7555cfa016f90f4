import type { Readable, Writable } from 'node:stream';

type Input = Readable & { readonly isTTY?: boolean };
type Output = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** Everything outside the program that a command may touch. */
export interface Terminal {
  readonly stdin: Input;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: NodeJS.ProcessEnv;
}

/** Writes, and waits where the reader is slower than we are. */
export async function write(stream: Writable, text: string): Promise<void> {
  if (text === '' || stream.write(text) || stream.destroyed) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      stream.off('drain', done).off('close', done);
      resolve();
    };
    stream.on('drain', done).on('close', done);
  });
}

/** A stream that is no terminal has no width; 80 is what people expect of text in a file. */
const DEFAULT_WIDTH = 80;

/** The stream's width in columns. COLUMNS serves where the stream is none, as in `COLUMNS=100 footnote ask … | less`. */
export function widthOf(stream: Output, env: NodeJS.ProcessEnv): number {
  const columns = stream.columns ?? Number(env.COLUMNS);
  return Number.isInteger(columns) && columns > 0 ? columns : DEFAULT_WIDTH;
}

/** Whether to write colours and bold: `--no-color` and NO_COLOR forbid, FORCE_COLOR asks, a terminal allows. */
export function wantsColour(stream: Output, env: NodeJS.ProcessEnv, noColour: boolean): boolean {
  if (noColour || env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return !['0', 'false'].includes(env.FORCE_COLOR);
  return stream.isTTY === true && env.TERM !== 'dumb';
}

/**
 * Whether the terminal makes OSC 8 sequences a link: there is no way to ask, so known ones are recognised by what they
 * put into the environment. tmux and screen hide which terminal they run in. FORCE_HYPERLINK=1 or =0 overrules.
 */
export function wantsHyperlinks(stream: Output, env: NodeJS.ProcessEnv): boolean {
  if (env.FORCE_HYPERLINK !== undefined) return env.FORCE_HYPERLINK !== '0';
  if (stream.isTTY !== true || /^(dumb|screen|tmux)/.test(env.TERM ?? '')) return false;
  return (
    /^(iTerm\.app|WezTerm|vscode|ghostty|Hyper|rio)$/.test(env.TERM_PROGRAM ?? '') ||
    /kitty|alacritty|foot|ghostty/.test(env.TERM ?? '') ||
    // GNOME Terminal and its relatives; 0.50 was the first VTE that shows links.
    Number(env.VTE_VERSION) >= 5000 ||
    Boolean(env.WT_SESSION || env.KONSOLE_VERSION || env.DOMTERM)
  );
}

import { readConfig } from '../config.js';
import { loadEnvironment } from '../environment.js';
import type { Comparison } from '../evaluation/bench/compare.js';
import type { EarlierRun, MeasuredSection, Run, Setting } from '../evaluation/bench/run.js';
import { SECTIONS, type SectionSpec } from '../evaluation/bench/sections.js';
import { UserError } from '../user-error.js';
import type { Command } from './command.js';
import { openEngine } from './open.js';
import type { ParsedArguments } from './options.js';
import { assertCanWrite, writeOutput } from './output-file.js';
import { stopSignal } from './stop-signal.js';
import { nearest } from './suggest.js';
import { type Terminal, write } from './terminal.js';

const LONGEST_NAME = Math.max(...SECTIONS.map(({ name }) => name.length));

export const benchmark: Command = {
  usage: 'bench [options] [SECTION...]',
  description: `Measures how fast answers, cold starts, indexing and searches are, and how much memory they need, each beside what
it stands against. Takes two minutes; nothing else should run meanwhile. Missing a goal is no failure.

Sections
${SECTIONS.map(({ name, summary, byDefault }) => `  ${name.padEnd(LONGEST_NAME)}  ${summary}${byDefault ? '' : ' (only when named)'}`).join('\n')}`,
  options: [
    { name: 'full', summary: 'measure 100,000 vectors and larger corpora, too: some minutes more' },
    { name: 'json', summary: 'write the figures as one JSON object' },
    { name: 'html', value: 'FILE', summary: 'write them as a page with charts, too' },
    {
      name: 'against',
      value: 'FILE',
      summary: 'compare with an earlier --json run; exit code 1 when a figure is worse',
    },
  ],
  examples: ['bench', 'bench answering cold-start', 'bench --json > before.json', 'bench --against before.json'],
  async run(args, terminal) {
    const specs = chosenSections(args.words);
    const env = await loadEnvironment(terminal.env);
    const config = readConfig(env);
    const { bench, settingOf } = await import('../evaluation/bench/index.js');
    const setting = settingOf(config);
    const before = await readBefore(args.last('against'), setting);
    const html = args.last('html');
    if (html !== undefined) await assertCanWrite(html, '--html');
    // Brings the index up to date, which is not measured.
    await (await openEngine(terminal)).close();

    const stop = stopSignal(() => {
      terminal.stderr.write('\nStopping as soon as the step under way is done; once more stops at once.\n');
    });
    const printer = await Printer.start(args, terminal, setting);
    const options = { config, full: args.has('full'), signal: stop.signal };
    const at = new Date().toISOString();
    const sections: MeasuredSection[] = [];
    const failures: unknown[] = [];
    try {
      for await (const section of bench(specs, options, (spec) => printer.announce(spec))) {
        sections.push(section);
        await printer.section(section);
      }
    } catch (error) {
      // Told once everything that was measured before is written.
      failures.push(error);
    }
    const code = stop.code();
    const complete = code === null && failures.length === 0;
    const run: Run = { ...setting, at, full: options.full, complete, sections };
    const comparison = await printer.end(run, before);
    if (html !== undefined) {
      const { renderPage } = await import('../evaluation/bench/page/page.js');
      await writeOutput(html, renderPage(run, comparison));
    }
    if (failures.length > 0) throw failures[0];
    return code ?? (comparison?.changes.some(({ verdict }) => verdict === 'worse') ? 1 : 0);
  },
};

/** @throws UserError for a word that is no section */
function chosenSections(words: readonly string[]): readonly SectionSpec[] {
  const names = SECTIONS.map(({ name }) => name);
  const unknown = words.find((word) => !names.includes(word));
  if (unknown !== undefined) {
    const meant = nearest(unknown, names);
    const hint = meant === null ? `the sections are ${names.join(', ')}.` : `did you mean ${meant}?`;
    throw new UserError(`Unknown section ${JSON.stringify(unknown)}: ${hint}`);
  }
  return SECTIONS.filter(({ name, byDefault }) => (words.length === 0 ? byDefault : words.includes(name)));
}

interface Before {
  readonly file: string;
  readonly run: EarlierRun;
}

async function readBefore(file: string | undefined, setting: Setting): Promise<Before | null> {
  if (file === undefined) return null;
  const { readRun, assertComparable } = await import('../evaluation/bench/index.js');
  const run = await readRun(file);
  assertComparable(file, run, setting);
  return { file, run };
}

/** Writes what is measured as it comes: to people at once, as JSON at the end. */
class Printer {
  readonly #json: boolean;
  readonly #terminal: Terminal;
  readonly #evaluation: typeof import('../evaluation/bench/index.js');

  private constructor(json: boolean, terminal: Terminal, evaluation: typeof import('../evaluation/bench/index.js')) {
    this.#json = json;
    this.#terminal = terminal;
    this.#evaluation = evaluation;
  }

  static async start(args: ParsedArguments, terminal: Terminal, setting: Setting): Promise<Printer> {
    const printer = new Printer(args.has('json'), terminal, await import('../evaluation/bench/index.js'));
    const { model, node, processor, cores } = setting;
    await printer.#people(
      `${model} model, Node ${node}, ${cores} × ${processor}\nMedian of the rounds, and between which the middle half of them lay.\n`,
    );
    return printer;
  }

  /** Where somebody waits at a terminal, says for what. */
  announce({ name, summary }: SectionSpec): void {
    const { stderr } = this.#terminal;
    if (stderr.isTTY) stderr.write(`\r\u001B[K${name}: ${summary} …`);
  }

  async section(section: MeasuredSection): Promise<void> {
    this.#clear();
    await this.#people(`\n${this.#evaluation.renderSection(section)}`);
  }

  async end(run: Run, before: Before | null): Promise<Comparison | null> {
    this.#clear();
    const comparison = before && this.#evaluation.compareRuns(before.run, run);
    if (before && comparison) await this.#people(`\n${this.#evaluation.renderComparison(comparison, before.file)}`);
    if (!run.complete) await this.#people('\nNot complete: this is what was measured so far.\n');
    if (this.#json) {
      await write(this.#terminal.stdout, `${JSON.stringify({ ...run, ...(comparison && { comparison }) })}\n`);
    }
    return comparison;
  }

  #clear(): void {
    if (this.#terminal.stderr.isTTY) this.#terminal.stderr.write('\r\u001B[K');
  }

  async #people(text: string): Promise<void> {
    if (!this.#json) await write(this.#terminal.stdout, text);
  }
}

import { readConfig } from '../config.js';
import { loadEnvironment } from '../environment.js';
import { UserError } from '../user-error.js';
import type { Command } from './command.js';
import { openEngine } from './open.js';
import { write } from './terminal.js';

export const benchmark: Command = {
  usage: 'bench [options]',
  description:
    'Measures how fast answers, cold starts, indexing and searches are, and how much memory they need, each beside what\n' +
    'it stands against. Takes a minute; nothing else should run meanwhile. Missing a goal is no failure.',
  options: [{ name: 'json', summary: 'write the figures as one JSON object' }],
  async run(args, terminal) {
    if (args.words.length > 0) throw new UserError('bench takes no question: leave out everything but its options.');
    // Brings the index up to date, which is not measured.
    await (await openEngine(terminal)).close();
    const { bench, renderSection, settingOf } = await import('../evaluation/bench/index.js');
    const config = readConfig(await loadEnvironment(terminal.env));
    const setting = settingOf(config);
    const json = args.has('json');
    const sections = [];
    if (!json) {
      const { model, node, processor, cores } = setting;
      await write(
        terminal.stdout,
        `${model} model, Node ${node}, ${cores} × ${processor}\nMedian of the rounds, and between which the middle half of them lay.\n`,
      );
    }
    for await (const section of bench(config)) {
      sections.push(section);
      if (!json) await write(terminal.stdout, `\n${renderSection(section)}`);
    }
    if (json) await write(terminal.stdout, `${JSON.stringify({ ...setting, sections })}\n`);
    return 0;
  },
};

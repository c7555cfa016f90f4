import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { packageRoot } from '../src/package-root.js';
import { folderWith, LIGHTHOUSE } from './cli/fixtures.js';
import { seen } from './discord/bot/seen.js';
import { startBot, startStandIn } from './discord/bot/start.js';

// Inside the package, which is where the program finds its packages, and its model on the way up.
const bundle = join(packageRoot(), 'node_modules', '.cache', `footnote-bundle-${process.pid}`);
const articles = folderWith({ 'gull-point.md': LIGHTHOUSE });
const data = folderWith({});

beforeAll(() => {
  execFileSync(process.execPath, [join(packageRoot(), 'bundle.js'), bundle], { stdio: 'inherit' });
});
afterAll(() => {
  rmSync(bundle, { recursive: true, force: true });
  articles.remove();
  data.remove();
});

function run(program: string, args: readonly string[], flags: readonly string[] = []): string {
  const env = { PATH: process.env.PATH, ARTICLES_DIR: articles.path, DATA_DIR: data.path };
  return execFileSync(process.execPath, [...flags, program, ...args], { env, encoding: 'utf8', stdio: 'pipe' });
}

const QUESTION = { id: 1, question: 'which engineer built it?', answerable: true, gold: ['the engineer Tobias Crane'] };

/** Prints the CommonJS modules that were loaded, among which are both native addons. */
const LIST = `--import=data:text/javascript,${encodeURIComponent(
  `import { createRequire } from 'node:module';
   process.on('exit', () => console.log(Object.keys(createRequire(process.execPath).cache).join('\\n')));`,
)}`;

describe('the bundled program', () => {
  const program = join(bundle, 'footnote.js');

  it('answers as the compiled one does', () => {
    const answers = [program, inject('program'), program].map((path) => {
      const { timing, ...answer } = JSON.parse(run(path, ['ask', '--json', 'why did the lamp go dark?']));
      expect(timing.totalMs).toBeGreaterThan(0);
      return answer;
    });
    expect(answers[0].passages[0].paragraph).toBe(4);
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  it('says what is wrong in one sentence', () => {
    expect(() => run(program, ['ask', '--tpo'])).toThrow(/Unknown option --tpo: did you mean --top\?\n$/);
  });

  it('shows its help without loading model or index', () => {
    expect(run(program, ['--help'])).toBe(run(inject('program'), ['--help']));
    expect(run(program, ['--help'], [LIST])).not.toMatch(/node_modules/);
    expect(run(program, ['ask', 'who built the tower?'], [LIST])).toMatch(/onnxruntime_binding/);
  });

  it('answers in Discord, with every command and errors of one kind', async () => {
    const discord = await startStandIn();
    await startBot(discord, {}, program).ready();
    expect(discord.commands()).toHaveLength(readdirSync(join(packageRoot(), 'commands')).length);
    expect(seen(await discord.slash('passage', { number: 99 }).done())).toMatch(/^\(ephemeral\)\n.*1 to 25/);
  });

  it('evaluates, and says which code it is', () => {
    writeFileSync(join(articles.path, 'gull-point.gold.jsonl'), `${JSON.stringify(QUESTION)}\n`);
    const args = ['eval', '--json', '--article', join(articles.path, 'gull-point.md')];
    const { systems, code } = JSON.parse(run(program, args));
    expect(systems[0].outcomes[0].rank).toBe(1);
    expect(code.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('holds every file that a part of it starts', () => {
    const texts = readdirSync(bundle)
      .filter((name) => name.endsWith('.js'))
      .map((name) => readFileSync(join(bundle, name), 'utf8'));
    const started = texts.flatMap((text) => [...text.matchAll(/new URL\("(\.[^"]+)", import\.meta\.url\)/g)]);
    expect(started.length).toBeGreaterThan(0);
    for (const [, path = ''] of started) expect(existsSync(join(bundle, path))).toBe(true);
  });
});

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readArticle } from '../../src/article/read-article.js';
import { readGold } from '../../src/evaluation/gold.js';
import type { Vote } from '../../src/feedback/vote.js';
import { ANNA, BERT, vote } from '../feedback/fixtures.js';
import { folderWith, LIGHTHOUSE } from './fixtures.js';
import { runProgram } from './program.js';

let folder: ReturnType<typeof folderWith> | undefined;
afterEach(() => folder?.remove());

const REFUSAL = vote({
  at: '2026-03-02T09:00:00Z',
  member: BERT,
  answer: 'answer-2',
  question: 'what do penguins eat?',
  answerable: false,
  passages: [],
});
const DISLIKED = vote({
  at: '2026-03-01T16:00:00+01:00',
  answer: 'answer-3',
  vote: 'down',
  question: 'why was it dark?',
});

/** Runs `footnote feedback` on a file of these lines; null: there is none. */
function feedback(lines: readonly (Vote | string)[] | null, ...options: readonly string[]) {
  folder?.remove();
  const content = lines?.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('');
  folder = folderWith(content === undefined ? {} : { 'feedback.jsonl': content });
  return runProgram(['feedback', ...options], { DATA_DIR: folder.path });
}

describe('footnote feedback', () => {
  it('shows the votes that count, newest last, and how many there are', async () => {
    const changed = vote({ at: '2026-03-03T00:00:00Z', answer: 'answer-3', question: 'why was it dark?' });
    const { code, stdout, stderr } = await feedback([REFUSAL, DISLIKED, vote(), changed]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(
      [
        '2026-03-01 14:05  👍  what did it cost?',
        '                      ¶ 3, ¶ 1 of gull-point',
        '2026-03-02 09:00  👍  what do penguins eat?',
        '                      refused',
        '2026-03-03 00:00  👍  why was it dark?',
        '                      ¶ 3, ¶ 1 of gull-point',
        '',
        '3 votes on 3 answers: 3 👍, 0 👎.',
        '',
      ].join('\n'),
    );
  });

  it('shows times in UTC, and what is from several articles', async () => {
    const passages = ['a', 'b', 'a'].map((article, i) => ({ article, paragraph: i + 1 }));
    const { stdout } = await feedback([
      { ...DISLIKED, passages },
      { ...DISLIKED, member: BERT },
    ]);
    expect(stdout).toContain('2026-03-01 15:00  👎  why was it dark?\n                      ¶ 1, ¶ 3 of a; ¶ 2 of b\n');
    expect(stdout).toMatch(/\n2 votes on 1 answer: 0 👍, 2 👎\.\n$/);
  });

  it('keeps escape sequences from the terminal', async () => {
    const nasty = '\u001B[2J\u001B]0;x\u0007\u202Ewhat\r\nis\u0085 it?';
    const passages = [{ article: 'gull\u001B[31m\u009B1m-point', paragraph: 1 }];
    const bad = vote({ question: nasty, answer: nasty, passages });
    const { stdout } = await feedback([bad]);
    expect(stdout).toContain('👍  what is it?\n                      ¶ 1 of gull-point\n');
    const gold = await feedback([bad, vote({ answer: 'b' })], '--gold');
    expect(gold).toMatchObject({ code: 2, stdout: '' });
    for (const { stdout, stderr } of [gold, await feedback([bad], '--json'), await feedback([bad], '--gold')]) {
      expect(stdout + stderr).toMatch(/^[^\p{Cc}\u202E]+\n$/u);
    }
  });

  it('writes JSON without who voted', async () => {
    const { stdout, stderr } = await feedback([REFUSAL, vote()], '--json');
    expect(stderr).toBe('');
    const rows = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const { member: _, ...first } = vote();
    const { member: __, ...second } = REFUSAL;
    expect(rows).toEqual([first, second]);
    expect(stdout).not.toMatch(new RegExp(`${ANNA}|${BERT}|member`));
  });

  it.each([[[]], [['--json']], [['--gold']]])('counts lines that are no votes: %j', async (options) => {
    const { code, stdout, stderr } = await feedback(['{"at":', vote(), ''], ...options);
    expect(code).toBe(0);
    expect(stdout).toContain('what did it cost?');
    expect(stderr).toBe('Left out: 1 line of feedback.jsonl that is no vote.\n');
  });

  it.each([[null], [[]]])('says so in one sentence where there is no vote: %j', async (lines) => {
    const sentence = /^There is no vote in .* yet: members vote with the buttons below the bot's answers\.\n$/;
    const { code, stdout, stderr } = await feedback(lines);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(sentence);
    for (const option of ['--json', '--gold']) {
      const ran = await feedback(lines, option);
      expect({ ...ran, stderr: '' }).toEqual({ code: 0, stdout: '', stderr: '' });
      expect(ran.stderr).toMatch(sentence);
    }
  });
});

describe('footnote feedback --gold', () => {
  it('writes rows that footnote eval reads, and says what it left out', async () => {
    const votes = [
      vote(),
      REFUSAL,
      DISLIKED,
      vote({ answer: 'answer-4', question: 'a very long question', cut: true }),
      vote({ answer: 'answer-5', question: 'who is Vera Holm?' }),
      { ...REFUSAL, answer: 'answer-6', question: 'who is Vera Holm?' },
    ];
    const { code, stdout, stderr } = await feedback([...votes, 'x'], '--gold');
    expect(code).toBe(0);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { id: 'answer-1', question: 'what did it cost?', answerable: true, gold: [3, 1], kind: 'feedback' },
      { id: 'answer-2', question: 'what do penguins eat?', answerable: false, gold: [], kind: 'feedback' },
    ]);
    expect(stderr).toBe(
      'Left out: 1 answer with 👎; 1 answer to a question that was cut for display; 2 answers to a question both answered and refused; 1 line of feedback.jsonl that is no vote.\n',
    );
    const { path } = folder ?? { path: '' };
    writeFileSync(join(path, 'gull-point.md'), LIGHTHOUSE);
    writeFileSync(join(path, 'gold.jsonl'), stdout);
    const article = join(path, 'gull-point.md');
    const read = await readGold(join(path, 'gold.jsonl'), await readArticle(article));
    expect(read).toMatchObject([
      { paragraphs: [1, 3], answerable: true },
      { paragraphs: [], answerable: false },
    ]);
    const evaluated = await runProgram(['eval', '--article', article, '--gold', join(path, 'gold.jsonl'), '--json']);
    expect(JSON.parse(evaluated.stdout)).toMatchObject({ questions: [{ answerable: true }, { answerable: false }] });
  });

  it('asks which article where the votes are about several', async () => {
    const reef = vote({ answer: 'answer-4', question: 'how deep?', passages: [{ article: 'reef', paragraph: 2 }] });
    expect(await feedback([reef, vote()], '--gold')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'The votes are about 2 articles (gull-point, reef): choose one, as in --article gull-point.\n',
    });
    const chosen = await feedback([reef, vote(), REFUSAL], '--gold', '--article', 'reef');
    expect(chosen.stderr).toBe('Left out: 1 answer from other articles.\n');
    expect(
      chosen.stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).id),
    ).toEqual(['answer-4', 'answer-2']);
    expect(await feedback([reef, vote()], '--gold', '--article', 'reefs')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'No answer with 👍 is from the article "reefs": choose among gull-point, reef.\n',
    });
  });

  it('needs no article for refusals alone', async () => {
    expect((await feedback([REFUSAL], '--gold')).stdout).toContain('"answerable":false');
  });
});

describe('footnote feedback --erase', () => {
  it("removes a member's lines and says how many", async () => {
    const lines = [vote(), REFUSAL, vote({ vote: 'down' })];
    const { code, stdout, stderr } = await feedback(lines, '--erase', ANNA);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const path = folder?.path ?? '';
    expect(stdout).toBe(`Erased 2 lines of member ${ANNA} from the feedback in ${path}.\n`);
    expect(readFileSync(join(path, 'feedback.jsonl'), 'utf8')).toBe(`${JSON.stringify(REFUSAL)}\n`);
    const again = await runProgram(['feedback', '--erase', ANNA], { DATA_DIR: path });
    expect(again.stdout).toMatch(/^Erased no line of member /);
  });

  it('erases nothing where there is no file', async () => {
    expect(await feedback(null, '--erase', ANNA)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Erased no/),
    });
  });
});

describe('what footnote feedback does not take', () => {
  it.each([
    [['why?'], 'feedback takes options alone: see footnote feedback --help.'],
    [['--json', '--gold'], '--json and --gold do not go together: choose one.'],
    [['--erase', '1', '--json'], '--json and --erase do not go together: choose one.'],
    [['--article', 'a'], '--article goes with --gold: add it.'],
    [['--erase', 'anna'], '--erase takes a Discord user id, not "anna": write digits such as 80351110224678912.'],
    [['--erase', '-1'], '--erase needs a value: write --erase MEMBER_ID.'],
  ])('%j', async (args, sentence) => {
    expect(await runProgram(['feedback', ...args])).toEqual({ code: 2, stdout: '', stderr: `${sentence}\n` });
  });

  it('is a file that cannot be read', async () => {
    folder = folderWith({});
    mkdirSync(join(folder.path, 'feedback.jsonl'));
    const { code, stderr } = await runProgram(['feedback'], { DATA_DIR: folder.path });
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /feedback\.jsonl cannot be read \(EISDIR\): correct its permissions, or set DATA_DIR [^\n]+\.\n$/,
    );
  });
});

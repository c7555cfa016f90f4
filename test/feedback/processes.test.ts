import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FeedbackStore } from '../../src/feedback/feedback-store.js';
import { readVotes } from '../../src/feedback/read-votes.js';
import { runProgram } from '../cli/program.js';
import { ANNA, BERT, startScript, temporaryFolder, vote } from './fixtures.js';

const base = temporaryFolder();

/** Records votes of a member on answers NAME-0, NAME-1, … and prints each name when it is on disk. */
const VOTE = `
  const { FeedbackStore } = await import(process.env.ROOM + '/feedback-store.js');
  const { DATA, VOTE, NAME, TIMES } = process.env;
  const store = new FeedbackStore(DATA);
  for (let i = 0; i < Number(TIMES); i++) {
    try {
      await store.record({ ...JSON.parse(VOTE), answer: NAME + '-' + i });
      console.log(NAME + '-' + i);
    } catch (error) {
      console.log(error.name + ': ' + error.message);
    }
  }
`;

const voting = (dataDir: string, name: string, times: number, member = BERT) => ({
  DATA: dataDir,
  VOTE: JSON.stringify(vote({ member })),
  NAME: name,
  TIMES: String(times),
});

describe('a bot that votes go to', () => {
  it('loses none to the command that erases and reads beside it', async () => {
    const dataDir = join(base, 'beside');
    const store = new FeedbackStore(dataDir);
    const bots = [startScript(VOTE, voting(dataDir, 'one', 120)), startScript(VOTE, voting(dataDir, 'two', 120))];
    let running = true;
    const ended = Promise.all(bots.map((bot) => bot.ended)).finally(() => {
      running = false;
    });
    let erased = 0;
    for (let i = 0; running || i < 2; i++) {
      await store.record(vote({ answer: `annas-${i}` }));
      const { code, stdout } = await runProgram(['feedback', '--erase', ANNA], { DATA_DIR: dataDir });
      expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/^Erased 1 line of member 803/) });
      erased++;
      expect((await readVotes(dataDir)).skipped).toBe(0);
    }
    expect(erased).toBeGreaterThan(1);
    for (const { code, stderr } of await ended) expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { votes, skipped } = await readVotes(dataDir);
    const names = ['one', 'two'].flatMap((name) => Array.from({ length: 120 }, (_, i) => `${name}-${i}`));
    expect(skipped).toBe(0);
    expect(votes.map(({ answer }) => answer).sort()).toEqual(names.sort());
    expect(readdirSync(dataDir)).toEqual(['feedback.jsonl']);
  });

  it('keeps every vote that it confirmed when it is killed', async () => {
    const dataDir = join(base, 'killed');
    const confirmed: string[] = [];
    for (let i = 0; i < 4; i++) {
      const bot = startScript(VOTE, voting(dataDir, `bot-${i}`, 1_000_000));
      await bot.says(`bot-${i}-${5 + i}\n`);
      bot.child.kill('SIGKILL');
      const { stdout } = await bot.ended;
      // The last line may be cut off, too.
      confirmed.push(...stdout.split('\n').slice(0, -1));
    }
    expect(await new FeedbackStore(dataDir).record(vote())).toBe('recorded');
    const { votes } = await readVotes(dataDir);
    const kept = new Set(votes.map(({ answer }) => answer));
    expect(confirmed.filter((answer) => !kept.has(answer))).toEqual([]);
    expect(kept).toContain('answer-1');
  });

  it('says so when the disk is full, and leaves no half of a vote', async () => {
    const dataDir = join(base, 'full');
    await new FeedbackStore(dataDir).record(vote());
    const path = join(dataDir, 'feedback.jsonl');
    const before = readFileSync(path, 'utf8');
    // Files may grow to one block of 512 bytes: two votes, and the beginning of a third.
    const { stdout, stderr } = await startScript(VOTE, voting(dataDir, 'late', 3), "trap '' XFSZ; ulimit -f 1").ended;
    const refused = expect.stringMatching(/^UserError: The data folder .*full is on a disk .*: set DATA_DIR to/);
    expect(stderr).toBe('');
    expect(stdout.trimEnd().split('\n')).toEqual(['late-0', refused, refused]);
    expect(readFileSync(path, 'utf8')).toBe(`${before}${JSON.stringify(vote({ member: BERT, answer: 'late-0' }))}\n`);
    expect(readdirSync(dataDir)).toEqual(['feedback.jsonl']);
  });
});

describe('an erasure', () => {
  it('leaves the file as it was when the disk is full', async () => {
    const dataDir = join(base, 'full-erasure');
    const store = new FeedbackStore(dataDir);
    for (let i = 0; i < 8; i++) await store.record(vote({ answer: `answer-${i}`, member: i === 0 ? ANNA : BERT }));
    const path = join(dataDir, 'feedback.jsonl');
    const before = readFileSync(path, 'utf8');
    const script = `
      const { eraseMember } = await import(process.env.ROOM + '/erase-member.js');
      await eraseMember(process.env.DATA, '${ANNA}').catch((error) => console.log(error.name + ': ' + error.message));
    `;
    const { stdout, stderr } = await startScript(script, { DATA: dataDir }, "trap '' XFSZ; ulimit -f 2").ended;
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^UserError: The data folder .*full-erasure is on a disk .*: set DATA_DIR to/);
    expect(readFileSync(path, 'utf8')).toBe(before);
    expect(readdirSync(dataDir)).toEqual(['feedback.jsonl']);
  });

  it('waits for a vote that is being written, as reading does', async () => {
    const dataDir = join(base, 'waiting');
    await new FeedbackStore(dataDir).record(vote({ member: BERT }));
    const path = join(dataDir, 'feedback.jsonl');
    const script = `
      const { withLock } = await import(process.env.ROOM + '/file-lock.js');
      const { appendFile } = await import('node:fs/promises');
      await withLock(process.env.DATA + '/feedback.lock', async () => {
        const { DATA, LINE } = process.env;
        await appendFile(DATA + '/feedback.jsonl', LINE.slice(0, 100));
        console.log('held');
        await new Promise((resolve) => process.stdin.once('data', resolve));
        await appendFile(DATA + '/feedback.jsonl', LINE.slice(100) + '\\n');
      });
      process.exit();
    `;
    const holder = startScript(script, { DATA: dataDir, LINE: JSON.stringify(vote()) });
    await holder.says('held');
    const erasing = runProgram(['feedback', '--erase', ANNA], { DATA_DIR: dataDir });
    const reading = readVotes(dataDir);
    await new Promise((resolve) => setTimeout(resolve, 400));
    holder.child.stdin.write('go on');
    expect((await erasing).stdout).toMatch(/^Erased 1 line of member /);
    expect((await reading).skipped).toBe(0);
    expect(readFileSync(path, 'utf8')).toBe(`${JSON.stringify(vote({ member: BERT }))}\n`);
  });
});

import { appendFileSync, mkdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eraseMember } from '../../src/feedback/erase-member.js';
import { FeedbackStore } from '../../src/feedback/feedback-store.js';
import { readVotes } from '../../src/feedback/read-votes.js';
import { UserError } from '../../src/user-error.js';
import { ANNA, BERT, temporaryFolder, vote } from './fixtures.js';

const base = temporaryFolder();
let folders = 0;

/** @param lines - what is in the file before; null: not even the folder is there */
function storeIn(content: string | null = null) {
  const dataDir = join(base, `data-${++folders}`, 'deep');
  const path = join(dataDir, 'feedback.jsonl');
  if (content !== null) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(path, content);
  }
  return { dataDir, path, store: new FeedbackStore(dataDir), text: () => readFileSync(path, 'utf8') };
}

describe('FeedbackStore', () => {
  it('keeps a vote, in a folder that it makes', async () => {
    const { dataDir, store, text, path } = storeIn();
    expect(await store.record(vote())).toBe('recorded');
    expect(text()).toBe(`${JSON.stringify(vote())}\n`);
    expect(await readVotes(dataDir)).toEqual({ votes: [vote()], skipped: 0 });
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('counts one vote a member and answer, the last', async () => {
    const { dataDir, store, text } = storeIn();
    const second = vote({ at: '2026-03-01T14:06:00Z', vote: 'down' });
    expect(await store.record(vote())).toBe('recorded');
    expect(await store.record(vote({ member: BERT }))).toBe('recorded');
    expect(await store.record(vote({ answer: 'answer-2' }))).toBe('recorded');
    expect(await store.record(second)).toBe('changed');
    const before = text();
    expect(await store.record({ ...second, at: '2026-03-01T15:00:00Z' })).toBe('unchanged');
    expect(text()).toBe(before);
    expect(before.split('\n')).toHaveLength(5);
    const { votes } = await readVotes(dataDir);
    expect(votes).toEqual([second, vote({ member: BERT }), vote({ answer: 'answer-2' })]);
  });

  it('knows after a restart what was voted before', async () => {
    const { dataDir, store } = storeIn();
    await store.record(vote({ answer: 'answer-0', question: 'answer-1', vote: 'down' }));
    expect(await store.record(vote())).toBe('recorded');
    const restarted = new FeedbackStore(dataDir);
    expect(await restarted.record(vote())).toBe('unchanged');
    expect(await restarted.record(vote({ vote: 'down' }))).toBe('changed');
    expect(await store.record(vote({ vote: 'down' }))).toBe('unchanged');
  });

  it('forgets what was erased or deleted under it', async () => {
    const { dataDir, store, path } = storeIn();
    await store.record(vote());
    await store.record(vote({ member: BERT }));
    expect(await eraseMember(dataDir, ANNA)).toBe(1);
    expect(await store.record(vote())).toBe('recorded');
    expect(await store.record(vote({ member: BERT }))).toBe('unchanged');
    rmSync(path);
    expect(await store.record(vote({ member: BERT }))).toBe('recorded');
    rmSync(dataDir, { recursive: true });
    expect(await store.record(vote({ member: BERT }))).toBe('recorded');
    expect((await readVotes(dataDir)).votes).toEqual([vote({ member: BERT })]);
  });

  it('writes votes that come together one after the other', async () => {
    const { dataDir, store } = storeIn();
    const all = Array.from({ length: 40 }, (_, i) => vote({ answer: `answer-${i % 20}` }));
    const recorded = await Promise.all(all.map((each) => store.record(each)));
    expect(recorded).toEqual([...Array(20).fill('recorded'), ...Array(20).fill('unchanged')]);
    expect(await readVotes(dataDir)).toEqual({ votes: all.slice(0, 20), skipped: 0 });
  });

  it('never joins a vote with a line that was cut off, wherever that was', async () => {
    const line = JSON.stringify(vote({ question: 'é 🙂?' }));
    for (const kept of [1, 20, line.length - 1, Buffer.byteLength(line) - 3, Buffer.byteLength(line)]) {
      const { dataDir, path, store, text } = storeIn(`${JSON.stringify(vote({ member: BERT }))}\n${line}\n`);
      truncateSync(path, statSync(path).size - 1 - (Buffer.byteLength(line) - kept));
      const whole = kept === Buffer.byteLength(line);
      expect((await readVotes(dataDir)).votes).toHaveLength(whole ? 2 : 1);
      expect(await store.record(vote({ answer: 'answer-2' }))).toBe('recorded');
      expect(text().endsWith(`\n${JSON.stringify(vote({ answer: 'answer-2' }))}\n`)).toBe(true);
      const { votes, skipped } = await readVotes(dataDir);
      expect({ votes: votes.length, skipped }).toEqual(whole ? { votes: 3, skipped: 0 } : { votes: 2, skipped: 1 });
    }
  });

  it('passes over lines that are none of its own, and counts them', async () => {
    const foreign = ['{"at":', '[]', 'null', '"up"', '{"vote":"up"}', '\0\0\0', '<<<<<<< HEAD', 'x'.repeat(600_000)];
    foreign.push(JSON.stringify({ ...vote(), vote: 'sideways' }), JSON.stringify({ ...vote(), at: 'yesterday' }));
    foreign.push(JSON.stringify({ ...vote(), passages: [{ article: 'a', paragraph: 0 }] }));
    const lines = foreign.flatMap((line, i) => [line, JSON.stringify(vote({ answer: `answer-${i}` })), '']);
    const { dataDir, store, text } = storeIn(`\uFEFF\n${lines.join('\r\n')}\n`);
    const before = text();
    expect(await store.record(vote({ answer: 'answer-7' }))).toBe('unchanged');
    expect(await store.record(vote({ answer: 'answer-99' }))).toBe('recorded');
    expect(text().startsWith(before)).toBe(true);
    const { votes, skipped } = await readVotes(dataDir);
    expect({ votes: votes.length, skipped }).toEqual({ votes: foreign.length + 1, skipped: foreign.length });
  });

  it('finds an earlier vote in a file of any length', async () => {
    const line = (i: number) => JSON.stringify(vote({ answer: `answer-${i}`, question: 'q'.repeat(i % 300) }));
    const { dataDir, store } = storeIn(`${Array.from({ length: 3_000 }, (_, i) => line(i)).join('\n')}\n`);
    for (const i of [0, 1_499, 2_999]) {
      expect(await store.record(vote({ answer: `answer-${i}` }))).toBe('unchanged');
      expect(await store.record(vote({ answer: `answer-${i}`, vote: 'down' }))).toBe('changed');
    }
    expect((await readVotes(dataDir)).votes.map(({ answer }) => answer)).toEqual(
      Array.from({ length: 3_000 }, (_, i) => `answer-${i}`),
    );
  });

  it('holds what a list of all votes would hold, whatever happens to the file between them', async () => {
    const members = fc.constantFrom('1', '11', '2');
    const action = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({
          member: members,
          answer: fc.constantFrom('a', 'b"', '\u2028', '\uD800'),
          vote: fc.constantFrom('up' as const, 'down' as const),
          question: fc.string({ unit: 'binary', maxLength: 12 }),
        }),
      },
      { weight: 1, arbitrary: fc.record({ erase: members }) },
      { weight: 1, arbitrary: fc.record({ torn: fc.constantFrom('{"at":"20', 'x', '\n', '{}\n') }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 12 }), async (actions) => {
        const { dataDir, path, store } = storeIn('');
        const model = new Map<string, ReturnType<typeof vote>>();
        for (const step of actions) {
          if ('erase' in step) {
            await eraseMember(dataDir, step.erase);
            for (const [key, { member }] of model) if (member === step.erase) model.delete(key);
          } else if ('torn' in step) {
            appendFileSync(path, step.torn);
          } else {
            const cast = vote(step);
            const key = `${step.member} ${step.answer}`;
            const before = model.get(key)?.vote;
            const expected = before === undefined ? 'recorded' : before === step.vote ? 'unchanged' : 'changed';
            expect(await store.record(cast)).toBe(expected);
            if (expected !== 'unchanged') model.set(key, cast);
          }
        }
        expect((await readVotes(dataDir)).votes).toEqual([...model.values()]);
      }),
      { numRuns: 60 },
    );
  });

  it('says what is wrong with a folder that takes no votes, and goes on when it is mended', async () => {
    const { path: file } = storeIn('');
    const inFile = new FeedbackStore(file);
    await expect(inFile.record(vote())).rejects.toThrow(UserError);
    await expect(inFile.record(vote())).rejects.toThrow(/^The data folder .* is no folder.*: set DATA_DIR to a folder/);
    rmSync(file);
    expect(await inFile.record(vote())).toBe('recorded');

    const { path, store } = storeIn('');
    rmSync(path);
    mkdirSync(path);
    await expect(store.record(vote())).rejects.toThrow(
      /^The data folder .* cannot be written \(EISDIR\): set DATA_DIR/,
    );
  });
});

describe('readVotes', () => {
  it('finds nothing where there is no file or no folder, and makes none', async () => {
    const { dataDir } = storeIn();
    expect(await readVotes(dataDir)).toEqual({ votes: [], skipped: 0 });
    expect(() => statSync(dataDir)).toThrow('ENOENT');
    const { dataDir: empty } = storeIn('');
    expect(await readVotes(empty)).toEqual({ votes: [], skipped: 0 });
  });

  it('says so where the file cannot be read', async () => {
    const { dataDir, path } = storeIn('');
    rmSync(path);
    mkdirSync(path);
    await expect(readVotes(dataDir)).rejects.toThrow(UserError);
    await expect(readVotes(dataDir)).rejects.toThrow(
      /feedback\.jsonl cannot be read \(EISDIR\): correct its permissions/,
    );
    await expect(readVotes('/dev/null')).rejects.toThrow(/cannot be read \(ENOTDIR\): .*set DATA_DIR/);
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parseArticle } from '../../src/article/parse-article.js';
import { readGold, readGoldFile } from '../../src/evaluation/gold.js';
import { UserError } from '../../src/user-error.js';

const article = await parseArticle(
  'The kiln was built in 1911.\n\nIt fired bricks until the war. Then it fired none.\n\nThe bricks are in every wall here.',
  { id: 'kiln', format: 'plain' },
);
const folder = mkdtempSync(join(tmpdir(), 'footnote-gold-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
function read(text: string) {
  const path = join(folder, `${++files}.jsonl`);
  writeFileSync(path, text);
  return readGold(path, article);
}

const row = (fields: Record<string, unknown>) =>
  JSON.stringify({ id: 'a', question: 'when was it built?', answerable: true, gold: [1], ...fields });

describe('readGold', () => {
  test('reads paragraph numbers and snippets, in order, each paragraph once', async () => {
    const [first] = await read(row({ gold: [3, 'bricks', 'Then it fired none.'], answer: 'x', kind: 'lexical' }));
    expect(first).toEqual({
      id: 'a',
      question: 'when was it built?',
      answerable: true,
      paragraphs: [2, 3],
      snippets: ['bricks', 'Then it fired none.'],
      answer: 'x',
      kind: 'lexical',
    });
  });

  test('takes numbers as ids, CRLF, blank lines, and kinds by other names', async () => {
    const rows = [
      row({ id: 7, type: 'easy' }),
      '',
      row({ difficulty: 'paraphrase', type: 'easy' }),
      row({ answerable: false, gold: [] }),
      row({}),
    ];
    const gold = await read(`${rows.join('\r\n')}\r\n`);
    expect(gold.map(({ id }) => id)).toEqual(['7', 'a', 'a', 'a']);
    expect(gold.map(({ kind }) => kind)).toEqual(['easy', 'paraphrase', 'unanswerable', 'answerable']);
  });

  test('skips comments, and takes an empty kind for none', async () => {
    const gold = await read(`\uFEFF# Questions about the kiln.\n  # {"id": 1}\n${row({ kind: '', type: ' easy ' })}\n`);
    expect(gold.map(({ kind }) => kind)).toEqual(['easy']);
  });

  test('reads a question as it is asked: on one line, without what a terminal would act on', async () => {
    const [first] = await read(row({ id: '\u001B[2J7', question: ' when\nwas it \u001B[31mbuilt? ' }));
    expect(first).toMatchObject({ id: '7', question: 'when was it built?' });
  });

  test('tells one state of a file from another', async () => {
    const path = join(folder, 'state.jsonl');
    const stateOf = async (text: string) => {
      writeFileSync(path, text);
      return (await readGoldFile(path, article)).sha256;
    };
    expect(await stateOf(row({}))).toBe(await stateOf(row({})));
    expect(await stateOf(row({}))).not.toBe(await stateOf(row({ id: 'b' })));
  });

  test.each([
    ['a question without a letter left', row({ question: '\u001B[2J' }), /line 3: The question is empty/],
    [
      'a question that nobody may ask',
      row({ question: 'a'.repeat(1001) }),
      /line 3: The question has 1,001 characters/,
    ],
    ['what is not JSON', '{"id": 1', /line 3 is not JSON/],
    ['a list', '[1]', /line 3: /],
    ['a missing question', row({ question: undefined }), /line 3: "question" is not right/],
    ['an empty question', row({ question: '' }), /line 3: "question" is not right/],
    ['answerable as text', row({ answerable: 'yes' }), /line 3: "answerable" is not right/],
    ['paragraph 0', row({ gold: [0] }), /line 3: "gold/],
    ['half a paragraph', row({ gold: [1.5] }), /line 3: "gold/],
    ['a paragraph the article lacks', row({ gold: [1, 4] }), /line 3: the article has 3 paragraphs, not 4\.$/],
    [
      'words the article lacks',
      row({ gold: ['no such words'] }),
      /line 3: no paragraph holds the words "no such words"\.$/,
    ],
    ['an answerable question without paragraphs', row({ gold: [] }), /line 3: an answerable question needs gold/],
    ['an unanswerable question with one', row({ answerable: false }), /line 3: .*an unanswerable one has none/],
  ])('refuses %s, naming the line', async (_name, line, message) => {
    const reading = read(`${row({})}\n\n${line}\n`);
    await expect(reading).rejects.toThrow(UserError);
    await expect(reading).rejects.toThrow(message);
  });

  test('refuses a file that is missing, a folder, or without a question', async () => {
    for (const path of [join(folder, 'nowhere.jsonl'), folder]) {
      await expect(readGold(path, article)).rejects.toThrow(`${path} cannot be read`);
    }
    await expect(read('\n\n')).rejects.toThrow('holds no question');
  });
});

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { assertCanWrite, writeOutput } from '../../src/cli/output-file.js';
import { UserError } from '../../src/user-error.js';

const folder = mkdtempSync(join(tmpdir(), 'footnote-output-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('writes a file whole, over what was there, and leaves nothing beside it', async () => {
  const path = join(folder, 'whole.html');
  writeFileSync(path, 'before');
  await assertCanWrite(path, '--html');
  await writeOutput(path, 'after');
  expect(readFileSync(path, 'utf8')).toBe('after');
  expect(readdirSync(folder)).toEqual(['whole.html']);
});

test('refuses a folder, and a folder that is missing, before anything is done', async () => {
  await expect(assertCanWrite(folder, '--html')).rejects.toThrow(`--html ${folder} is a folder: name a file in it.`);
  const lost = assertCanWrite(join(folder, 'none', 'page.html'), '--html');
  await expect(lost).rejects.toThrow(UserError);
  await expect(lost).rejects.toThrow(`the folder ${join(folder, 'none')} does not exist; create it first.`);
});

test('a disk that refuses is told in a sentence, and what was there stays', async () => {
  const path = join(folder, 'taken');
  mkdirSync(join(path, 'full'), { recursive: true });
  const refused = writeOutput(path, 'text');
  await expect(refused).rejects.toThrow(UserError);
  await expect(refused).rejects.toThrow(/taken cannot be written \(\w+\): name another file\./);
  expect(readdirSync(path)).toEqual(['full']);
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eraseMember } from '../../src/feedback/erase-member.js';
import { UserError } from '../../src/user-error.js';
import { ANNA, BERT, temporaryFolder, vote } from './fixtures.js';

const base = temporaryFolder();
let folders = 0;

function folderWith(lines: readonly string[]) {
  const dataDir = join(base, `data-${++folders}`);
  mkdirSync(dataDir);
  const path = join(dataDir, 'feedback.jsonl');
  writeFileSync(path, lines.join('\n'));
  return { dataDir, path, lines: () => readFileSync(path, 'utf8').split('\n') };
}

const ANNAS = [
  JSON.stringify(vote()),
  JSON.stringify(vote({ vote: 'down' })),
  JSON.stringify({ member: ANNA, of: 'a later version' }, null, 1).replaceAll('\n', ' '),
  JSON.stringify(vote()).slice(0, 120),
];
const OTHERS = [
  JSON.stringify(vote({ member: BERT })),
  JSON.stringify(vote({ member: `${ANNA}0` })),
  JSON.stringify(vote({ member: BERT, question: `does "member":"${ANNA}" vote?` })),
  JSON.stringify(vote({ member: BERT, answer: ANNA })),
  `  damaged \0 ${ANNA}`,
  '',
  // Longer than what is read at once, twice over.
  Array.from({ length: 100_000 }, (_, i) => i).join(' '),
  `{"member":"${BERT}`,
];

describe('eraseMember', () => {
  it("removes a member's lines, damaged ones too, and no byte of the others", async () => {
    const { dataDir, lines } = folderWith(OTHERS.flatMap((line, i) => [ANNAS[i % 4] ?? '', line]));
    expect(await eraseMember(dataDir, ANNA)).toBe(OTHERS.length);
    expect(lines()).toEqual(OTHERS);
    expect(readdirSync(dataDir)).toEqual(['feedback.jsonl']);
    expect(await eraseMember(dataDir, ANNA)).toBe(0);
    expect(lines()).toEqual(OTHERS);
  });

  it('keeps the file itself where there is nothing to remove', async () => {
    const { dataDir, path } = folderWith(OTHERS);
    const { ino } = statSync(path);
    expect(await eraseMember(dataDir, ANNA)).toBe(0);
    expect(statSync(path).ino).toBe(ino);
    expect(await eraseMember(join(base, 'nowhere'), ANNA)).toBe(0);
    expect(readdirSync(base)).not.toContain('nowhere');
  });

  it('removes what an erasure that was killed has left', async () => {
    const { dataDir, path } = folderWith(OTHERS);
    writeFileSync(`${path}.new`, ANNAS.join('\n'));
    expect(await eraseMember(dataDir, ANNA)).toBe(0);
    expect(readdirSync(dataDir)).toEqual(['feedback.jsonl']);
  });

  it.skipIf(process.platform === 'win32')('keeps the permissions, and the owner where it may', async () => {
    const { dataDir, path } = folderWith([...ANNAS, ...OTHERS]);
    chmodSync(path, 0o640);
    const owner = process.getuid?.() === 0 ? 1234 : statSync(path).uid;
    chownSync(path, owner, statSync(path).gid);
    expect(await eraseMember(dataDir, ANNA)).toBe(ANNAS.length);
    expect(statSync(path)).toMatchObject({ uid: owner, mode: 0o100640 });
  });

  it('says what is wrong with a folder where nothing can be erased', async () => {
    await expect(eraseMember('/dev/null', ANNA)).rejects.toThrow(UserError);
    const { dataDir, path } = folderWith([]);
    rmSync(path);
    mkdirSync(path);
    await expect(eraseMember(dataDir, ANNA)).rejects.toThrow(/^The data folder .* cannot be written \(EISDIR\)/);
    expect(readdirSync(dataDir)).toEqual(['feedback.jsonl']);
  });
});

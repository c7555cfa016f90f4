import { existsSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { withLock } from '../../src/feedback/file-lock.js';
import { UserError } from '../../src/user-error.js';
import { startScript, temporaryFolder } from './fixtures.js';

const base = temporaryFolder();
const lockNamed = (name: string) => join(base, `${name}.lock`);

/** Makes the lock file's last sign of life so old. */
function age(path: string, seconds: number): void {
  const then = new Date(Date.now() - seconds * 1000);
  utimesSync(path, then, then);
}

/** Adds 1 to a number in a file so often, each time under the lock and with a pause in the middle. */
const COUNT = `
  const { withLock } = await import(process.env.ROOM + '/file-lock.js');
  const { readFile, writeFile } = await import('node:fs/promises');
  const { FILE, TIMES } = process.env;
  console.log('starting');
  for (let i = 0; i < Number(TIMES); i++) {
    await withLock(FILE + '.lock', async () => {
      const count = Number(await readFile(FILE, 'utf8'));
      await new Promise(setImmediate);
      await writeFile(FILE, String(count + 1));
    });
  }
`;

/** Takes the lock and keeps it. */
const HOLD = `
  const { withLock } = await import(process.env.ROOM + '/file-lock.js');
  setInterval(() => {}, 1000);
  await withLock(process.env.LOCK, async () => {
    console.log('held');
    await new Promise(() => {});
  });
`;

/** Takes the lock, and is slow after its first look at the one that is there. */
const SLOW = `
  import fs from 'node:fs/promises';
  import { existsSync } from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  const { stat } = fs;
  fs.stat = async (...args) => {
    fs.stat = stat;
    syncBuiltinESMExports();
    const seen = await stat(...args);
    console.log('has seen it');
    await new Promise((resolve) => process.stdin.once('data', resolve));
    return seen;
  };
  syncBuiltinESMExports();
  const { withLock } = await import(process.env.ROOM + '/file-lock.js');
  await withLock(process.env.LOCK, async () => {
    console.log(existsSync(process.env.LOCK + '.left') ? 'after the other' : 'beside the other');
  });
  process.exit();
`;

/** Takes the lock; between its making the file and writing its name another process takes it away, as if for hours. */
const STOPPED = `
  import fs from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  const { openSync } = fs;
  fs.openSync = (path, ...options) => {
    fs.openSync = openSync;
    syncBuiltinESMExports();
    const file = openSync(path, ...options);
    fs.rmSync(path);
    fs.writeFileSync(path, '1 elsewhere 0123456789abcdef');
    setTimeout(() => {
      console.log('the other is done');
      fs.rmSync(path);
    }, 200);
    return file;
  };
  syncBuiltinESMExports();
  const { withLock } = await import(process.env.ROOM + '/file-lock.js');
  await withLock(process.env.LOCK, async () => console.log('mine'));
`;

describe('withLock', () => {
  it('lets one at a time work, and leaves no file', async () => {
    const path = lockNamed('turns');
    let inside = 0;
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        withLock(path, async () => {
          expect(++inside).toBe(1);
          await new Promise(setImmediate);
          inside--;
          return i;
        }),
      ),
    );
    expect(results).toEqual(Array.from({ length: 20 }, (_, i) => i));
    expect(existsSync(path)).toBe(false);
  });

  it('lets go after work that failed', async () => {
    const path = lockNamed('failing');
    await expect(withLock(path, () => Promise.reject(new Error('ours')))).rejects.toThrow('ours');
    expect(await withLock(path, async () => 'next')).toBe('next');
  });

  it('keeps two processes out of each other, a third that is killed again and again among them', async () => {
    const file = join(base, 'count');
    writeFileSync(file, '0');
    const env = { FILE: file, TIMES: '150' };
    let done = false;
    const killing = (async () => {
      while (!done) {
        const { child, says, ended } = startScript(HOLD, { LOCK: `${file}.lock` });
        await says('held');
        child.kill('SIGKILL');
        await ended;
      }
    })();
    const ran = await Promise.all([startScript(COUNT, env).ended, startScript(COUNT, env).ended]);
    done = true;
    await killing;
    expect(ran).toEqual(Array(2).fill({ code: 0, stdout: 'starting\n', stderr: '' }));
    expect(readFileSync(file, 'utf8')).toBe('300');
  });

  it('waits for a holder that lives', async () => {
    const path = lockNamed('living');
    const { child, says, ended } = startScript(HOLD, { LOCK: path });
    await says('held');
    let entered = false;
    const waiting = withLock(path, async () => {
      entered = true;
    });
    await sleep(300);
    expect(entered).toBe(false);
    expect(readFileSync(path, 'utf8')).toMatch(new RegExp(`^${child.pid} `));
    child.kill('SIGKILL');
    await ended;
    await waiting;
    expect(entered).toBe(true);
  });

  it.each([
    ['another machine, where ids are others', '999999999 elsewhere 0123456789abcdef', 8],
    ['a process whose id is in use again', `${process.ppid} ${hostname()} 0123456789abcdef`, 8],
    ['a process killed before it could say its name', '', 0.3],
  ])('takes over from %s, but only after it gave no sign of life for long', async (_name, mark, young) => {
    const path = lockNamed('silent');
    writeFileSync(path, mark);
    age(path, young);
    let entered = false;
    const waiting = withLock(path, async () => {
      entered = true;
    });
    await sleep(150);
    expect(entered).toBe(false);
    age(path, young + 3);
    await Promise.race([waiting, sleep(4_000)]);
    expect(entered).toBe(true);
    expect(existsSync(path)).toBe(false);
  });

  it('takes over at once from a process of this id that ran before this one, as in a container', async () => {
    const path = lockNamed('restarted');
    writeFileSync(path, `${process.pid} ${hostname()} 0123456789abcdef`);
    age(path, process.uptime() + 1);
    const before = performance.now();
    await withLock(path, async () => undefined);
    expect(performance.now() - before).toBeLessThan(5_000);
  });

  it('does not take away what another process has made of an abandoned lock in the meantime', async () => {
    const path = lockNamed('contended');
    writeFileSync(path, '1 elsewhere 0123456789abcdef');
    age(path, 60);
    const slow = startScript(SLOW, { LOCK: path });
    await slow.says('has seen it');
    await withLock(path, async (stillHeld) => {
      slow.child.stdin.write('go on');
      await sleep(300);
      stillHeld();
      writeFileSync(`${path}.left`, '');
    });
    expect(await slow.ended).toEqual({ code: 0, stdout: 'has seen it\nafter the other\n', stderr: '' });
  });

  it('knows when the lock was taken away before it had a name', async () => {
    const { ended } = startScript(STOPPED, { LOCK: lockNamed('stopped') });
    expect(await ended).toEqual({ code: 0, stdout: 'the other is done\nmine\n', stderr: '' });
  });

  it('is not held up by a take-over that was killed', async () => {
    const path = lockNamed('guarded');
    writeFileSync(path, '1 elsewhere 0123456789abcdef');
    writeFileSync(`${path}.takeover`, '1 elsewhere 0123456789abcdef');
    age(path, 60);
    age(`${path}.takeover`, 60);
    expect(await withLock(path, async () => 'mine')).toBe('mine');
    expect(existsSync(`${path}.takeover`)).toBe(false);
  });

  it('tells the work that the lock was lost, and leaves it to whoever has it', async () => {
    const path = lockNamed('lost');
    const working = withLock(path, async (stillHeld) => {
      stillHeld();
      writeFileSync(path, '1 elsewhere 0123456789abcdef');
      stillHeld();
    });
    await expect(working).rejects.toThrow(UserError);
    await expect(working).rejects.toThrow(/lost\.lock was taken over meanwhile: try again\.$/);
    expect(readFileSync(path, 'utf8')).toMatch(/^1 elsewhere/);
    rmSync(path);
  });

  it('fails as the file system does where no lock can be made', async () => {
    await expect(withLock(join(base, 'nowhere', 'lock'), async () => undefined)).rejects.toMatchObject({
      code: 'ENOENT',
    });
  });
});

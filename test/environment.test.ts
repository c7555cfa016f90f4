import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readConfig } from '../src/config.js';
import { loadEnvironment } from '../src/environment.js';
import { packageRoot } from '../src/package-root.js';
import { UserError } from '../src/user-error.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'footnote-env-'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

it('is the environment itself without a .env file', async () => {
  const env = { DATA_DIR: '/here' };
  expect(await loadEnvironment(env, root)).toBe(env);
});

it('adds what a .env file says, quoted or not, below what the shell says', async () => {
  writeFileSync(join(root, '.env'), '# mine\nDATA_DIR=from-file\nEMBEDDING_MODEL="a/b" # quoted\n');
  const before = { ...process.env };
  expect(await loadEnvironment({ DATA_DIR: 'from-shell' }, root)).toEqual({
    DATA_DIR: 'from-shell',
    EMBEDDING_MODEL: 'a/b',
  });
  expect(process.env).toEqual(before);
});

it('refuses a .env that cannot be read', async () => {
  mkdirSync(join(root, '.env'));
  await expect(loadEnvironment({}, root)).rejects.toThrow(UserError);
});

it('finds in .env.example what it would do without', async () => {
  const { readFile } = await import('node:fs/promises');
  const text = await readFile(join(packageRoot(), '.env.example'), 'utf8');
  writeFileSync(join(root, '.env'), text.replace(/^#(?=[A-Z_]+=)/gm, ''));
  const example = await loadEnvironment({}, root);
  expect(Object.keys(example).sort()).toEqual([
    'ARTICLES_DIR',
    'DATA_DIR',
    'DISCORD_API_URL',
    'DISCORD_GUILD_ID',
    'DISCORD_TOKEN',
    'EMBEDDING_HUB',
    'EMBEDDING_MODEL',
    'HEALTH_PORT',
    'LOG_QUESTIONS',
    'MEMBER_LIMIT',
    'SERVER_LIMIT',
  ]);
  expect(readConfig(example, root)).toEqual(readConfig({}, root));
});

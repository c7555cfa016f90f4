import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.js';
import { packageRoot } from '../src/package-root.js';
import { UserError } from '../src/user-error.js';

const root = resolve('/srv/footnote');

describe('readConfig', () => {
  it('has a default for everything', () => {
    expect(readConfig({}, root)).toEqual({
      dataDir: join(root, '.footnote'),
      articlesDir: join(root, 'articles'),
      embeddingModel: 'built-in',
      embeddingHub: 'https://huggingface.co',
    });
  });

  it('starts from the package folder, whatever the working directory', () => {
    expect(readConfig({}).dataDir).toBe(join(packageRoot(), '.footnote'));
    expect(packageRoot()).toBe(resolve(import.meta.dirname, '..'));
  });

  it('takes an empty variable as unset and trims the others', () => {
    expect(readConfig({ DATA_DIR: '', EMBEDDING_MODEL: '  ', EMBEDDING_HUB: '' }, root)).toEqual(readConfig({}, root));
    expect(readConfig({ EMBEDDING_MODEL: ' Xenova/bge-small-en-v1.5 ' }, root).embeddingModel).toBe(
      'Xenova/bge-small-en-v1.5',
    );
  });

  it.each([
    ['data', join(root, 'data')],
    ['../elsewhere', resolve(root, '../elsewhere')],
    [resolve('/var/lib/footnote'), resolve('/var/lib/footnote')],
    ['~', homedir()],
    ['~/footnote', join(homedir(), 'footnote')],
    ['~backup', join(root, '~backup')],
  ])('reads the folder %j', (given, expected) => {
    expect(readConfig({ DATA_DIR: given }, root).dataDir).toBe(expected);
    expect(readConfig({ ARTICLES_DIR: given }, root).articlesDir).toBe(expected);
  });

  it('refuses a path with a NUL character', () => {
    expect(() => readConfig({ DATA_DIR: 'a\0b' }, root)).toThrow(
      new UserError('DATA_DIR holds a NUL character: write a path.'),
    );
    expect(() => readConfig({ EMBEDDING_MODEL: './a\0b' }, root)).toThrow(UserError);
  });

  it.each([
    ['built-in', 'built-in'],
    ['intfloat/e5-small-v2', 'intfloat/e5-small-v2'],
    ['./my-model', join(root, 'my-model')],
    ['~/my-model', join(homedir(), 'my-model')],
    [resolve('/models/mine'), resolve('/models/mine')],
  ])('reads the model %j', (given, expected) => {
    expect(readConfig({ EMBEDDING_MODEL: given }, root).embeddingModel).toBe(expected);
  });

  it.each(['bulit-in', 'a/b/c', 'owner/', 'two words/x', 'https://hub.example/m'])('refuses the model %j', (given) => {
    expect(() => readConfig({ EMBEDDING_MODEL: given }, root)).toThrow(/^EMBEDDING_MODEL is .* write built-in, /);
  });

  it.each([
    ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080'],
    ['https://mirror.example/hub//', 'https://mirror.example/hub'],
  ])('reads the hub %j', (given, expected) => {
    expect(readConfig({ EMBEDDING_HUB: given }, root).embeddingHub).toBe(expected);
  });

  it.each([
    'mirror.example',
    'ftp://mirror.example',
    'https://mirror.example?x=1',
    'https://me@mirror.example',
    'https://:secret@mirror.example',
  ])('refuses the hub %j', (given) => {
    expect(() => readConfig({ EMBEDDING_HUB: given }, root)).toThrow(
      /^EMBEDDING_HUB is .* write an http or https address/,
    );
  });

  it('reads or refuses whatever it is given, and never fails otherwise', () => {
    const value = fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.constantFrom('~', './x', '/x', 'a/b', '\0'));
    fc.assert(
      fc.property(value, value, value, (DATA_DIR, EMBEDDING_MODEL, EMBEDDING_HUB) => {
        try {
          readConfig({ DATA_DIR, EMBEDDING_MODEL, EMBEDDING_HUB }, root);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
    );
  });
});

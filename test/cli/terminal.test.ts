import { PassThrough, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { wantsColour, wantsHyperlinks, widthOf, write } from '../../src/cli/terminal.js';

const tty = Object.assign(new PassThrough(), { isTTY: true, columns: 120 });
const file = new PassThrough();

describe('wantsColour', () => {
  it.each([
    ['a terminal', tty, {}, false, true],
    ['a file', file, {}, false, false],
    ['--no-color', tty, { FORCE_COLOR: '1' }, true, false],
    ['NO_COLOR', tty, { NO_COLOR: '1' }, false, false],
    ['an empty NO_COLOR, which counts as unset', tty, { NO_COLOR: '' }, false, true],
    ['NO_COLOR and FORCE_COLOR', tty, { NO_COLOR: '1', FORCE_COLOR: '1' }, false, false],
    ['FORCE_COLOR in a file', file, { FORCE_COLOR: '1' }, false, true],
    ['FORCE_COLOR=0', tty, { FORCE_COLOR: '0' }, false, false],
    ['a dumb terminal', tty, { TERM: 'dumb' }, false, false],
  ])('%s', (_, stream, env, noColour, expected) => {
    expect(wantsColour(stream, env, noColour)).toBe(expected);
  });
});

describe('wantsHyperlinks', () => {
  it.each([
    [{ TERM_PROGRAM: 'iTerm.app' }, true],
    [{ TERM: 'xterm-kitty' }, true],
    [{ VTE_VERSION: '7200' }, true],
    [{ VTE_VERSION: '4602' }, false],
    [{ WT_SESSION: 'x' }, true],
    [{ TERM_PROGRAM: 'Apple_Terminal', TERM: 'xterm-256color' }, false],
    [{ TERM_PROGRAM: 'iTerm.app', TERM: 'tmux-256color' }, false],
    [{ FORCE_HYPERLINK: '0', TERM: 'xterm-kitty' }, false],
    [{}, false],
  ])('%j', (env, expected) => {
    expect(wantsHyperlinks(tty, env)).toBe(expected);
  });

  it('is for terminals, or on demand', () => {
    expect(wantsHyperlinks(file, { TERM: 'xterm-kitty' })).toBe(false);
    expect(wantsHyperlinks(file, { FORCE_HYPERLINK: '1' })).toBe(true);
  });
});

describe('widthOf', () => {
  it.each([
    [tty, { COLUMNS: '60' }, 120],
    [file, { COLUMNS: '60' }, 60],
    [file, {}, 80],
    [file, { COLUMNS: 'wide' }, 80],
    [file, { COLUMNS: '-5' }, 80],
    [Object.assign(new PassThrough(), { columns: 0 }), {}, 80],
  ])('%#', (stream, env, expected) => {
    expect(widthOf(stream, env)).toBe(expected);
  });
});

describe('write', () => {
  it('waits for a slow reader, and not for one that has left', async () => {
    const taken: string[] = [];
    const slow = new Writable({
      highWaterMark: 1,
      write(chunk, _, done) {
        taken.push(String(chunk));
        setTimeout(done, 5);
      },
    });
    await write(slow, 'one');
    await write(slow, 'two');
    expect(taken).toEqual(['one', 'two']);
    expect(slow.writableLength).toBe(0);
    const left = new Writable({ highWaterMark: 1, write: () => {} });
    const waiting = write(left, 'three');
    left.destroy();
    await waiting;
  });
});

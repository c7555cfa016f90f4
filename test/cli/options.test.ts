import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OptionSpec, parseOptions } from '../../src/cli/options.js';
import { nearest } from '../../src/cli/suggest.js';
import { parseTop } from '../../src/cli/top.js';
import { UserError } from '../../src/user-error.js';

const specs: readonly OptionSpec[] = [
  { name: 'top', value: 'N', summary: 'how many' },
  { name: 'article', value: 'FILE', summary: 'where' },
  { name: 'json', summary: 'as JSON' },
  { name: 'help', short: 'h', summary: 'help' },
];

describe('parseOptions', () => {
  it('separates words from options, wherever they stand', () => {
    const parsed = parseOptions(specs, [
      'why',
      '--top',
      '3',
      'did',
      '--json',
      'it',
      '--article=a.md',
      '--article',
      '-',
      '-h',
    ]);
    expect(parsed.words).toEqual(['why', 'did', 'it']);
    expect(parsed.last('top')).toBe('3');
    expect(parsed.all('article')).toEqual(['a.md', '-']);
    expect([parsed.has('json'), parsed.has('help'), parsed.has('top')]).toEqual([true, true, true]);
    expect([parsed.last('json'), parseOptions(specs, []).last('top'), parseOptions(specs, []).has('json')]).toEqual([
      undefined,
      undefined,
      false,
    ]);
  });

  it('takes everything after -- as words', () => {
    expect(parseOptions(specs, ['--', '--top', '-x']).words).toEqual(['--top', '-x']);
  });

  it.each([
    [['--tpo', '3'], 'Unknown option --tpo: did you mean --top?'],
    [['--art', 'x'], 'Unknown option --art: did you mean --article?'],
    [['--colour'], 'Unknown option --colour: put -- before words that begin with a dash, or see --help.'],
    [['-x'], 'Unknown option -x: put -- before words that begin with a dash, or see --help.'],
    [['--top'], '--top needs a value: write --top N.'],
    [['--top='], '--top needs a value: write --top N.'],
    [['--top', '--json'], '--top needs a value: write --top N.'],
    [['--json=yes'], '--json takes no value: write it alone.'],
  ])('refuses %j', (args, message) => {
    expect(() => parseOptions(specs, args)).toThrow(new UserError(message));
  });

  it('parses or refuses any command line', () => {
    const arg = fc.oneof(
      fc.string(),
      fc.constantFrom('--top', '--json', '--', '-', '-h', '--article', '--no-json', '--__proto__', '--constructor'),
    );
    fc.assert(
      fc.property(fc.array(arg), (args) => {
        try {
          const { words } = parseOptions(specs, args);
          expect(args).toEqual(expect.arrayContaining([...words]));
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
    );
  });
});

describe('nearest', () => {
  it.each([
    ['questoin', 'questions'],
    ['idnex', 'index'],
    ['quest', 'questions'],
    ['aks', 'ask'],
    ['bench', null],
    ['x', null],
    ['ab', null],
    ['', null],
  ])('%j means %j', (typed, name) => {
    expect(nearest(typed, ['ask', 'index', 'questions'])).toBe(name);
  });
});

describe('parseTop', () => {
  it('takes whole numbers from 1 to 10', () => {
    expect(Array.from({ length: 10 }, (_, i) => parseTop(String(i + 1), '--top'))).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
  });

  it.each(['0', '11', '-1', '2.5', 'abc', '', '1e1', '0x3', '٣', '9'.repeat(400)])('refuses %j', (text) => {
    expect(() => parseTop(text, '--top')).toThrow(/^--top takes a number from 1 to 10, not ".*": write --top 5\.$/);
  });
});

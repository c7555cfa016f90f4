import { describe, expect, it } from 'vitest';
import { de } from '../../../src/discord/locales/de.js';
import { en, type Sentences } from '../../../src/discord/locales/en.js';
import { fr } from '../../../src/discord/locales/fr.js';
import { localizations, sentencesFor } from '../../../src/discord/locales/index.js';
import { SHARED_BY } from '../../../src/discord/render/share.js';

type Sentence = string | ((...values: (string | number)[]) => string);

/** Every sentence of a catalogue with its path, as it is at run time. */
function sentencesOf(catalogue: object, path = ''): [string, Sentence][] {
  return Object.entries(catalogue).flatMap(([key, value]: [string, unknown]): [string, Sentence][] =>
    typeof value === 'object' && value !== null
      ? sentencesOf(value, `${path}${key}.`)
      : [[`${path}${key}`, value as Sentence]],
  );
}

/** A sentence said, with numbers for what it is given: they read as texts, too. */
const said = (sentence: Sentence, first: string | number = 7): string =>
  typeof sentence === 'string' ? sentence : sentence(first, 8);

const languages: [string, Sentences][] = [
  ['en', en],
  ['de', de],
  ['fr', fr],
];
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

describe.each(languages)('the sentences in %s', (_, sentences) => {
  it('are all there', () => {
    const shape = (catalogue: Sentences) =>
      sentencesOf(catalogue).map(([path, sentence]) => [
        path,
        typeof sentence,
        sentence.length * Number(typeof sentence === 'function'),
      ]);
    expect(shape(sentences)).toEqual(shape(en));
    for (const [, sentence] of sentencesOf(sentences)) expect(said(sentence).trim()).not.toBe('');
  });

  it('say all that they are given', () => {
    for (const [path, sentence] of sentencesOf(sentences)) {
      if (typeof sentence === 'string') continue;
      expect(said(sentence), path).toContain('7');
      if (sentence.length === 2) expect(said(sentence), path).toContain('8');
      expect(said(sentence, 1), path).not.toMatch(/undefined|NaN|\[object/);
    }
  });

  it('have the quotation marks and apostrophes of print', () => {
    for (const [path, sentence] of sentencesOf(sentences)) expect(said(sentence), path).not.toMatch(/["']/);
  });

  it('name commands and options as Discord allows, each once', () => {
    const { find, ...commands } = sentences.commands;
    expect(find.name).toMatch(/^.{1,32}$/u);
    const entries = Object.values(commands);
    expect(new Set(entries.map(({ name }) => name)).size).toBe(entries.length);
    for (const command of entries) {
      const options: { name: string; description: string }[] = Object.values(command.options);
      expect(new Set(options.map(({ name }) => name)).size).toBe(options.length);
      for (const { name, description } of [command, ...options]) {
        expect(name).toMatch(NAME);
        expect(name).toBe(name.toLowerCase());
        expect(description).toMatch(/^.{1,100}$/u);
      }
    }
  });

  it('call commands and options by the names they have', () => {
    const names = Object.values(sentences.commands).map(({ name }) => name);
    for (const text of [sentences.trouble.oldCommand, sentences.trouble.emptyMention]) {
      const mentioned = [...text.matchAll(/\/(\p{L}+)/gu)].map(([, name]) => name);
      expect(mentioned).toHaveLength(1);
      expect(names).toContain(mentioned[0]);
    }
    expect(sentences.help.ask('x')).toContain(`\`${sentences.commands.ask.options.private.name}\``);
  });

  it('fit where they stand', () => {
    expect(sentences.answer.context(99_999).length).toBeLessThanOrEqual(70);
    expect(`-# ${sentences.answer.sharedBy('<@!18446744073709551615>')}`.length).toBeLessThanOrEqual(SHARED_BY);
  });

  it.each(['nothing-close', 'names-nothing', 'weak-match', 'no-shared-subject'] as const)(
    'refuse in one sentence: %s',
    (weakness) => {
      const { because, ofArticle, ofArticles, unmentioned, weaknesses } = sentences.refusal;
      for (const what of [ofArticle('X'), ofArticles]) {
        for (const why of [weaknesses[weakness], unmentioned('Y', weaknesses[weakness])]) {
          expect(because(what, why)).toMatch(/^[^.?!]+\.$/);
        }
      }
    },
  );
});

describe('in French', () => {
  it.each(sentencesOf(fr))('a space that does not break stands before ; ? ! : and inside « » (%s)', (_, sentence) => {
    const text = said(sentence);
    expect(text).not.toMatch(/(?<!\u202F)[;?!]|(?<!\u00A0):|«(?!\u00A0)|(?<!\u00A0)»/);
  });
});

describe('sentencesFor', () => {
  it('knows German and French; everything else is English', () => {
    expect(sentencesFor('de')).toBe(de);
    expect(sentencesFor('fr')).toBe(fr);
    for (const locale of ['en-GB', 'en-US', 'ja', '', 'toString', '__proto__']) expect(sentencesFor(locale)).toBe(en);
  });
});

describe('localizations', () => {
  it('gives what Discord takes beside the English', () => {
    expect(localizations(({ commands }) => commands.help.name)).toEqual({ de: 'hilfe', fr: 'aide' });
  });
});

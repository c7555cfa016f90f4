import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/article/article.js';
import { cleanLine } from '../../../src/article/clean-characters.js';
import { de } from '../../../src/discord/locales/de.js';
import { en } from '../../../src/discord/locales/en.js';
import { fr } from '../../../src/discord/locales/fr.js';
import type { Message } from '../../../src/discord/message.js';
import { answerMessage } from '../../../src/discord/render/answer.js';
import { articleMessage } from '../../../src/discord/render/article.js';
import { helpMessage } from '../../../src/discord/render/help.js';
import { moreMessage } from '../../../src/discord/render/more.js';
import { noticeMessage } from '../../../src/discord/render/notice.js';
import { questionOf } from '../../../src/discord/render/question.js';
import { readingMessage } from '../../../src/discord/render/reading.js';
import { refusalMessage } from '../../../src/discord/render/refusal.js';
import { shareMessages } from '../../../src/discord/render/share.js';
import { boundariesOf, clusterCount } from './clusters.js';
import { hostilePassage, hostileText } from './hostile.js';
import { type Node, parseMarkdown, walk } from './markdown.js';
import { expectWithinLimits, returned, textsOf } from './messages.js';

const languages = fc.constantFrom(en, de, fr);
const refs = fc.array(fc.record({ key: fc.stringMatching(/^[\w-]{8}$/), sentence: fc.nat(2_000) }), { maxLength: 10 });
const questions = hostileText(6_000);
const passages = fc.array(hostilePassage, { minLength: 1, maxLength: 3 });
const answers = fc.record({
  question: questions,
  passages,
  rest: refs,
  answerId: fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }).map(String),
  shareable: fc.boolean(),
  note: fc.option(hostileText(500)),
});
const nullable = fc.option(hostileText(400).map(cleanLine));
const articles: fc.Arbitrary<Article> = fc
  .record({
    title: hostileText(400).map(cleanLine),
    author: nullable,
    publication: nullable,
    published: nullable,
    url: fc.option(fc.webUrl({ withFragments: true })),
    texts: fc.array(fc.tuple(hostileText(20_000).map(cleanLine), nullable), { minLength: 1, maxLength: 4 }),
  })
  .map(({ texts, ...rest }) => ({
    ...rest,
    id: 'article',
    language: 'en',
    verbatim: true,
    paragraphs: texts.map(([text, heading], i) => ({
      number: i + 1,
      text,
      headings: heading === null ? [] : [heading],
    })),
  }));

/** The markup of each text display of a message: where we put it, and nowhere else. */
function markupOf(message: Message): Node[] {
  return textsOf(message).flatMap((text) => walk(parseMarkdown(text)).filter(({ type }) => type !== 'text'));
}

function expectMarkup(message: Message, allowed: Readonly<Record<string, number>>): void {
  const found = markupOf(message);
  for (const { type } of found) expect(Object.keys(allowed)).toContain(type);
  for (const [type, most] of Object.entries(allowed)) {
    expect(found.filter((node) => node.type === type).length).toBeLessThanOrEqual(most);
  }
  for (const { url } of found) if (url !== undefined) expect(url).toMatch(/^https?:\/\/[^\s()<>[\]\\]+$/);
}

function expectQuestion(message: Message, question: string): void {
  const clean = cleanLine(question);
  const found = questionOf(returned(message));
  if (found?.cut === false) {
    expect(found.text).toBe(clean);
    return;
  }
  const kept = found?.text.replace(/…$/, '') ?? '';
  expect(clean.startsWith(kept)).toBe(true);
  expect(clusterCount(kept)).toBeLessThanOrEqual(300);
  const [first = 0] = [...boundariesOf(clean)].slice(1);
  if (first < 250) expect(boundariesOf(clean)).toContain(kept.length);
}

describe('any question and article', () => {
  it('give an answer within the limits, of our markup alone, that still says its question and can be shared', () => {
    fc.assert(
      fc.property(answers, languages, (answer, sentences) => {
        const message = answerMessage(answer, sentences);
        const shown = answer.passages.length;
        const markup = { heading: 1, code: shown, bold: shown, subtext: shown + 1, link: shown };
        expectWithinLimits(message);
        expectMarkup(message, markup);
        // Chips, bold sentences and citations are all there.
        expect(markupOf(message).filter(({ type }) => type === 'code')).toHaveLength(shown);
        expect(markupOf(message).filter(({ type }) => type === 'bold')).toHaveLength(shown);
        expectQuestion(message, answer.question);
        const shared = shareMessages(returned(message), '<@18446744073709551615>', sentences);
        expect(shared !== null).toBe(answer.shareable);
        if (shared === null) return;
        expectWithinLimits(shared.update);
        expectWithinLimits(shared.post);
        expectMarkup(shared.post, { ...markup, subtext: shown + 2, mention: 1 });
        expect(questionOf(shared.post.components)).toEqual(questionOf(message.components));
      }),
      { numRuns: 60 },
    );
  });

  it('give more passages within the limits', () => {
    fc.assert(
      fc.property(fc.option(questions), passages, refs, languages, (question, shown, rest, sentences) => {
        const message = moreMessage({ question, passages: shown, rest }, sentences);
        expectWithinLimits(message);
        const n = shown.length;
        expectMarkup(message, { heading: 1, code: n, bold: n, subtext: n + 1, link: n });
        if (question !== null) expectQuestion(message, question);
      }),
      { numRuns: 30 },
    );
  });

  it('give a refusal within the limits', () => {
    const weaknesses = fc.constantFrom('nothing-close', 'names-nothing', 'weak-match', 'no-shared-subject');
    const refusals = fc.record({
      question: questions,
      refusal: fc.record({ word: fc.option(hostileText(6_000)), weakness: weaknesses }),
      title: fc.option(hostileText(400)),
      suggestions: fc.array(hostileText(400), { maxLength: 3 }),
      answerId: fc.constant('123456789012345678'),
    });
    fc.assert(
      fc.property(refusals, languages, (refusal, sentences) => {
        const message = refusalMessage(refusal, sentences);
        expectWithinLimits(message);
        expectMarkup(message, { heading: 1, list: refusal.suggestions.length });
        expectQuestion(message, refusal.question);
      }),
      { numRuns: 60 },
    );
  });

  it('can be read to the end within the limits', () => {
    fc.assert(
      fc.property(
        articles,
        fc.nat(),
        fc.nat(20),
        fc.option(fc.nat(200)),
        languages,
        (article, at, part, bold, sentences) => {
          const number = 1 + (at % article.paragraphs.length);
          const keyOf = (of: number) => `key-${String(of).padStart(4, '0')}`;
          const message = readingMessage({ article, number, part, sentence: bold, keyOf }, sentences);
          expectWithinLimits(message);
          // A sentence that is two spaces and a mark has nothing to be bold.
          expectMarkup(message, { heading: 1, code: 3, bold: 1, subtext: 6, underline: 3 });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('give an article card and a notice within the limits', () => {
    const lists = fc.array(hostileText(400), { maxLength: 20 });
    fc.assert(
      fc.property(articles, lists, lists, questions, languages, (article, asked, others, text, sentences) => {
        const card = articleMessage({ article, questions: asked, others }, sentences);
        expectWithinLimits(card);
        expectMarkup(card, { heading: 1, subtext: 1, list: 14 });
        const notice = noticeMessage(text);
        expectWithinLimits(notice);
        expectMarkup(notice, { subtext: 1 });
      }),
      { numRuns: 40 },
    );
  });

  it.each([en, de, fr])('leave help as it is', (sentences) => {
    expectWithinLimits(helpMessage(sentences));
    expectMarkup(helpMessage(sentences), { heading: 1, list: 5, code: 4, bold: 1, subtext: 1 });
  });
});

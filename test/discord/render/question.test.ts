import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLine } from '../../../src/article/clean-characters.js';
import { container, textDisplay } from '../../../src/discord/render/components.js';
import { noticeMessage } from '../../../src/discord/render/notice.js';
import { questionDisplay, questionOf } from '../../../src/discord/render/question.js';
import { hostileText } from './hostile.js';
import { parseMarkdown } from './markdown.js';
import { returned } from './messages.js';

const backAgain = (question: string) => questionOf(returned({ components: [container([questionDisplay(question)])] }));

describe('a question in a message', () => {
  it.each([
    'why?',
    '# heading?',
    '#tag',
    'C#',
    'is F# \\ C#',
    '- a',
    '1. a',
    '**a** [b](https://c.example)',
    'so …',
    'so…',
  ])('is found again: %s', (question) => {
    expect(backAgain(question)).toEqual({ text: question, cut: false });
  });

  it('is a heading that shows it whole', () => {
    for (const question of ['# heading?', '#tag', 'C#', '## #']) {
      const [node, ...others] = parseMarkdown(questionDisplay(question).content);
      expect(others).toEqual([]);
      expect(node?.type).toBe('heading');
      expect(node?.text.replace('\u200B', '')).toBe(question);
    }
  });

  it('is cut at 300 clusters and says so', () => {
    expect(backAgain('a'.repeat(300))).toEqual({ text: 'a'.repeat(300), cut: false });
    expect(backAgain('a'.repeat(301))).toEqual({ text: `${'a'.repeat(300)}…`, cut: true });
    expect(backAgain('🇩🇪'.repeat(140))).toEqual({ text: '🇩🇪'.repeat(140), cut: false });
  });

  it('is found again, whatever it is', () => {
    fc.assert(
      fc.property(hostileText(290), (question) => {
        const clean = cleanLine(question);
        const found = backAgain(question);
        if (found?.cut === false) expect(found.text).toBe(clean);
        else expect(clean.startsWith(found?.text.slice(0, -1) ?? '?')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('is not found where there is none', () => {
    expect(questionOf([])).toBeNull();
    expect(questionOf(noticeMessage('### why?').components)).toBeNull();
    expect(questionOf([textDisplay('### why?', 1)])).toBeNull();
    expect(questionOf([textDisplay('why?', questionDisplay('').id)])).toBeNull();
  });
});

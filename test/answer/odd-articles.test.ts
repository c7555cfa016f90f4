import { describe, expect, it } from 'vitest';
import { HERONS, openArticles } from './fixtures.js';

const SUBJECTS = [
  'bridge',
  'harbour',
  'orchard',
  'library',
  'railway',
  'museum',
  'bakery',
  'theatre',
  'garden',
  'market',
];

describe('odd articles', () => {
  it('answers from one paragraph, and refuses', async () => {
    const ferry = await openArticles({
      'ferry.md':
        '# Ferry\n\nThe ferry to Holm Island will be cheaper from June, when Nordlinjen takes over. Captain Ester Vang, who has run the route since 1998, will stay.\n',
    });
    const answer = await ferry.ask('since when has Captain Vang run the route?');
    expect(answer).toMatchObject({ answerable: true, ranking: [{ article: 'ferry', paragraph: 1 }] });
    expect(answer.passages[0]?.sentence).toMatch(/^Captain Ester Vang/);
    expect((await ferry.ask('how deep is the sea?')).answerable).toBe(false);
  });

  it('takes an article of one word', async () => {
    const word = await openArticles({ 'word.txt': 'Word' });
    const { ranking } = await word.ask('word');
    expect(ranking).toMatchObject([{ article: 'word', paragraph: 1 }]);
    expect((await word.ask('what is the capital of France?')).ranking.length).toBeLessThanOrEqual(1);
  });

  it('finds one paragraph among 3,000', async () => {
    const texts = Array.from({ length: 3000 }, (_, i) => {
      const [subject, other] = [SUBJECTS[i % 10], SUBJECTS[Math.floor(i / 10) % 10]];
      return `The ${subject} of district ${i + 1} was opened in ${1500 + (i % 500)}, beside the ${other}.`;
    });
    texts[1776] = 'A walrus named Gunnar slept on the steps of the town hall for three days.';
    const long = await openArticles({ 'long.md': `# Long\n\n${texts.join('\n\n')}\n` });
    const answer = await long.ask('where did the walrus sleep?');
    expect(answer.passages[0]).toMatchObject({ paragraph: 1777, text: texts[1776] });
    expect(answer.ranking).toHaveLength(10);
    expect((await long.ask('when was the bakery of district 1017 opened?')).ranking[0]?.paragraph).toBe(1017);
  });

  it('takes a paragraph of 20,000 words without a full stop', async () => {
    const words = Array.from({ length: 20_000 }, (_, i) => `${SUBJECTS[i % 10]} ${i % 97 === 0 ? 'walrus' : 'and'}`);
    const endless = await openArticles({
      'endless.md': `---\nurl: https://example.org/endless\n---\n# Endless\n\n${words.join(' ')}\n\nThe mayor slept.\n`,
    });
    const { passages, ranking } = await endless.ask('walrus and orchard and museum', { top: 10 });
    expect(ranking.map(({ paragraph }) => paragraph)).toEqual([1, 2]);
    expect(passages[0]?.url ?? 'https://example.org/endless').toBe('https://example.org/endless');
  });

  it.each([
    ['emoji', '🎉 party 🎉', 'The party 🎉 began at nine 🕘 and the cat 🐈 slept.', 'when did the party begin?'],
    ['a right-to-left script', 'ספינה', 'הספינה הפליגה בשעה תשע בבוקר אל האי.', 'הספינה'],
    ['Arabic', 'سفينة', 'أبحرت السفينة إلى الجزيرة في الساعة التاسعة.', 'السفينة'],
    ['Chinese', '渡轮', '渡轮九点开往小岛。船长名叫李明。', '渡轮九点开往小岛'],
    ['Hindi', 'नाव', 'नाव सुबह नौ बजे द्वीप के लिए रवाना हुई।', 'नाव'],
  ])('finds a paragraph in %s', async (_, title, text, question) => {
    const mixed = await openArticles({ 'odd.md': `# ${title}\n\n${text}\n\nNothing else happened here.\n` });
    const { ranking } = await mixed.ask(question);
    expect(ranking[0]).toMatchObject({ paragraph: 1 });
    for (const { sentence, text: whole } of (await mixed.ask(question, { top: 10 })).passages) {
      expect(whole).toContain(sentence);
    }
  });

  it('ranks paragraphs that are the same alike, in their order', async () => {
    const same = 'The ferry sailed at nine.';
    const texts = [same, 'The captain slept.', same, 'It rained all day.', same];
    const footnote = await openArticles({ 'same.md': `# Same\n\n${texts.join('\n\n')}\n` });
    const { ranking } = await footnote.ask('when did the ferry sail?');
    const numbers = ranking.map(({ paragraph }) => paragraph);
    expect(numbers.filter((number) => number % 2 === 1)).toEqual([1, 3, 5]);
    expect(new Set(numbers).size).toBe(5);
  });

  it('answers from an article all of whose paragraphs are the same', async () => {
    const texts = Array.from({ length: 12 }, () => 'The ferry sailed at nine. Nobody was on board.');
    const footnote = await openArticles({ 'same.md': `# Same\n\n${texts.join('\n\n')}\n` });
    const answer = await footnote.ask('when did the ferry sail?');
    expect(answer.ranking.map(({ paragraph }) => paragraph)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(new Set(answer.ranking.map(({ score }) => score)).size).toBe(1);
  });

  it('makes something of questions that hold next to nothing', async () => {
    const herons = await openArticles({ 'herons.md': HERONS });
    for (const question of ['the', 'who is it that was to be?', 'a'.repeat(1000), '1', 'e.g.', "'s", 'S']) {
      const answer = await herons.ask(question);
      expect(answer.ranking.every(({ score }) => Number.isFinite(score))).toBe(true);
      expect(answer.passages.length).toBeLessThanOrEqual(3);
    }
  });
});

import { describe, expect, test } from 'vitest';
import { parseArticle } from '../../src/article/parse-article.js';
import { UserError } from '../../src/user-error.js';

const parse = (text: string) => parseArticle(text, { id: 'old-ferry', format: 'markdown', source: 'old-ferry.md' });
const texts = async (text: string) => (await parse(text)).paragraphs.map((paragraph) => paragraph.text);

describe('Markdown paragraphs', () => {
  test.each([
    ['hard-wrapped lines', 'The ferry\nmade its  last\ncrossing.', ['The ferry made its last crossing.']],
    ['hard breaks', 'One  \ntwo\\\nthree<br>four.', ['One two three four.']],
    ['inline markup', '**The** _old_ ~~new~~ `ferry & co` [sank](http://x.y "t").', ['The old new ferry & co sank.']],
    [
      'reference links and addresses',
      'See [it][a] or <https://x.y/z>.\n\n[a]: http://b.c',
      ['See it or https://x.y/z.'],
    ],
    [
      'entities',
      'Caf&eacute; &amp; &ldquo;co&rdquo; &#8212; &#x2019;&#146; &nosuch; &amp;#39; `&amp;`',
      ['Café & “co” — ’’ &nosuch; &#39; &amp;'],
    ],
    ['escapes', '1\\. \\*not\\* a list', ['1. *not* a list']],
    ['images', 'A boat ![the boat](b.png) here.\n\n![alone](c.png)', ['A boat here.']],
    [
      'comments, rules and code',
      '<!-- no -->\n\nYes <!-- no -->sir.\n\n***\n\n```\ncode()\n```\n\n    code()\n',
      ['Yes sir.'],
    ],
    [
      'footnotes',
      'It sank.[^1] Twice.[^long]\n\n[^1]: Source\n\n[^long]: It was raised in between.',
      ['It sank. Twice.', 'It was raised in between.'],
    ],
    ['block quotes', '> It *sank*\n> twice.\n>\n> > And again.', ['It sank twice.', 'And again.']],
    [
      'HTML',
      '<div><p>One &amp; two.</p><p>Three<br>four.</p></div>\n<script>no()</script>\n<style>no</style>',
      ['One & two.', 'Three four.'],
    ],
    [
      'tables',
      '| Year | Toll | |\n|---|---|---|\n| 2018 | **3.50** | new |\n| 2020 | | |',
      ['Year: 2018; Toll: 3.50; new', 'Year: 2020'],
    ],
    ['lists of labels', '- Bread\n- Milk:\n  - skimmed\n- Tea.\n- Jam', ['Bread; Milk: skimmed; Tea. Jam']],
    [
      'lists of prose',
      '1. The first item is a sentence of its own.\n   - with something nested\n2. The second item is a sentence of its own.\n\n   It goes on.\n3. Short.',
      [
        'The first item is a sentence of its own. with something nested',
        'The second item is a sentence of its own. It goes on.',
        'Short.',
      ],
    ],
    [
      'task lists',
      '- [x] Sell the old brass bell to somebody in town\n- [ ] Sell the two engines to anybody at all',
      ['Sell the old brass bell to somebody in town', 'Sell the two engines to anybody at all'],
    ],
  ])('come out of %s', async (_name, text, paragraphs) => {
    expect(await texts(text)).toEqual(paragraphs);
  });

  test('hold no escape sequence, not even one made of entities', async () => {
    expect(await texts('A \u001B[31mred&#27;[0m &#x202E;`b\u200Boat`&#0;.')).toEqual(['A red boat\uFFFD.']);
  });
});

describe('Markdown headings', () => {
  test('are context by level, and the first-level one is the title', async () => {
    const article = await parse(
      '# The *old* ferry\n\nA.\n\nHistory\n-------\n\nB.\n\n#### Deep ####\n\nC.\n\n### Early\n\n> D.\n\n## Now\n\n- E\n',
    );
    expect(article.title).toBe('The old ferry');
    expect(article.paragraphs.map(({ text, headings }) => [text, ...headings])).toEqual([
      ['A.'],
      ['B.', 'History'],
      ['C.', 'History', 'Deep'],
      ['D.', 'History', 'Early'],
      ['E', 'Now'],
    ]);
  });

  test('of the first level are context when front matter gives another title', async () => {
    const article = await parse('---\ntitle: A title\n---\n\nPart one\n===\n\n## Section\n\nA.\n\n# Part two\n\nB.');
    expect(article.title).toBe('A title');
    expect(article.paragraphs.map(({ headings }) => headings)).toEqual([['Part one', 'Section'], ['Part two']]);
  });

  test('that repeat the title are left out', async () => {
    const article = await parse('---\ntitle: The “old” ferry\n---\n\n# The "Old" Ferry\n\nA.');
    expect(article).toMatchObject({ title: 'The “old” ferry', paragraphs: [{ headings: [] }] });
  });

  test('are missing: the file name is the title', async () => {
    expect((await parse('## Section\n\nA.')).title).toBe('Old ferry');
  });
});

test.each(['# Only\n\n## headings\n', '![x](y.png)\n\n---\n', '---\ntitle: a\n---\n'])(
  'a file without a paragraph is refused: %j',
  async (text) => {
    await expect(parse(text)).rejects.toThrow(
      new UserError("old-ferry.md has no paragraph to answer from; add the article's text to it."),
    );
  },
);

test('nesting without end is refused, not a crash', async () => {
  await expect(parse('>'.repeat(50_000))).rejects.toThrow('old-ferry.md nests quotes or lists too deeply');
});

import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/article/article.js';
import { parseArticle } from '../../src/article/parse-article.js';

const parse = (text: string): Promise<Article> => parseArticle(text, { id: 'the_old-ferry', format: 'plain' });
const texts = async (text: string) => (await parse(text)).paragraphs.map((paragraph) => paragraph.text);
const fixture = (name: string) => readFile(new URL(`fixtures/${name}`, import.meta.url), 'utf8');

const FIRST =
  'The old ferry has made its last crossing, the operator said on Monday, and the crew went ashore with nothing to do.';
const LAST = 'It will be missed.';

describe('an export of one line a paragraph', () => {
  test('comes out as its fields and paragraphs', async () => {
    const { paragraphs, ...fields } = await parse(await fixture('line-export.txt'));
    expect(fields).toEqual({
      id: 'the_old-ferry',
      title: 'Why the old ferry will not come back',
      author: 'Mara Ellison and Tom Reyes',
      publication: 'The Harbour Gazette',
      published: '2019-03-04',
      url: null,
      language: 'en',
      verbatim: false,
    });
    expect(paragraphs.map(({ text }) => text)).toEqual([
      'The old ferry has made its last crossing, the operator said on Monday, ending a service that began in 1931.',
      '"It hurts," said Lena Fisk.',
      'The harbour board met twice in February. It voted four to three.',
      'More than 40 people wrote letters. Share prices of the operator rose by 3 percent.',
      'Trending downward for years, ridership fell to 112 people a day.',
      'Would a smaller boat have helped?',
      'It did not.',
      'The board listed what it will sell:',
      'Two engines',
      'A brass bell',
      'The ticket office',
      'Nobody has made an offer yet.',
      'Mara Ellison writes about ports for the Gazette.',
    ]);
    expect(paragraphs.map(({ number }) => number)).toEqual(paragraphs.map((_, i) => i + 1));
  });
});

describe('a hard-wrapped text', () => {
  test('comes out as its fields and paragraphs, also with CRLF and a byte order mark', async () => {
    const text = await fixture('wrapped.txt');
    for (const variant of [text, `\uFEFF${text.replaceAll('\n', '\r\n')}`]) {
      const { paragraphs, ...fields } = await parse(variant);
      expect(fields).toMatchObject({
        title: 'BRIDGE OPENS AFTER ELEVEN YEARS',
        publication: 'THE VALLEY POST',
        author: 'JANE Q. DOE',
        published: '2018-05-03',
      });
      expect(paragraphs.map((paragraph) => paragraph.text)).toEqual([
        'The bridge over the Aune opened on Thursday, eleven years after the first vote and four after the first stone. Some 2,000 people walked across in the rain, among them Prime Minister Oda Lind, who called it "a long-term promise kept". The engineers were less sentimental.',
        '"It holds," said the chief engineer.',
        '* first lane: cars',
        '* second lane: trams',
        'The toll is 3.50. It rises in 2020, when the loan that paid for the piers falls due. Whether anybody will notice is another matter: the mayor thinks so, and has said so twice.',
      ]);
    }
  });
});

describe('the head', () => {
  test.each([
    ['nothing but paragraphs', `${FIRST}\n\n${LAST}`, { title: 'The old ferry', author: null, publication: null }],
    ['a title', `A last crossing\n\n${FIRST}`, { title: 'A last crossing', publication: null }],
    ['a question for a title', `Who will miss the ferry?\n\n${FIRST}`, { title: 'Who will miss the ferry?' }],
    [
      'a kicker',
      `The Tide\n\nThe ferry and what became of it\n\n${FIRST}`,
      { publication: 'The Tide', title: 'The ferry and what became of it' },
    ],
    ['a section for a kicker', `Opinion\n\nThe ferry and what became of it\n\n${FIRST}`, { publication: null }],
    [
      'the site in the title',
      `The ferry is gone | The Tide\n\n${FIRST}`,
      { title: 'The ferry is gone', publication: 'The Tide' },
    ],
    [
      'the title twice',
      `The ferry and what became of it\nThe Ferry and What Became of It\n\n${FIRST}`,
      { title: 'The ferry and what became of it', publication: null },
    ],
    [
      'a short title twice',
      `The Ferry Sank\nThe Ferry Sank\n\n${FIRST}`,
      { title: 'The Ferry Sank', publication: null },
    ],
    ['a section below the title', `The ferry is gone now\nOpinion\nBy Ann Poe\n\n${FIRST}`, { author: 'Ann Poe' }],
    ['a byline of an agency', `The ferry is gone now\nBy The Coast Wire\n\n${FIRST}`, { author: 'The Coast Wire' }],
    [
      'a byline with a date',
      `The ferry is gone now\nBy Ann Poe, Senior Correspondent, May 3, 2018\n\n${FIRST}`,
      { author: 'Ann Poe', published: '2018-05-03' },
    ],
    [
      'a line between bars',
      `The ferry is gone now\nAnn Poe | 3 May 2018 | 4 min read\n\n${FIRST}`,
      { author: 'Ann Poe', published: '2018-05-03' },
    ],
    [
      'a bare name above a date',
      `The ferry is gone now\nAnn Poe\nMay 3, 2018\n\n${FIRST}`,
      { author: 'Ann Poe', title: 'The ferry is gone now' },
    ],
    [
      'a date of change after that of appearance',
      `The ferry is gone now\nUpdated May 9, 2018\nMay 3, 2018\n\n${FIRST}`,
      { published: '2018-05-03' },
    ],
    [
      'an address',
      `https://example.org/ferry\nThe ferry is gone now\n\n${FIRST}`,
      { url: 'https://example.org/ferry', verbatim: true },
    ],
    [
      'breadcrumbs',
      `Home > Coast > Ports\nThe ferry is gone now\n\n${FIRST}`,
      { title: 'The ferry is gone now', publication: null },
    ],
    ['a title that begins with By', `By Land and Sea\n\n${FIRST}`, { title: 'By Land and Sea', author: null }],
  ])('reads %s', async (_name, text, fields) => {
    const article = await parse(text);
    expect(article).toMatchObject(fields);
    expect(article.paragraphs[0]?.text).toBe(FIRST);
  });

  test('takes neither broken-off speech nor a stanza for a title', async () => {
    expect((await parse(`“But I—”\n\n${FIRST}`)).title).toBe('The old ferry');
    expect(
      (await parse('The lamps come on\nBefore the bread\nAnd nobody minds\n\nA dog goes past\nTwo boys\nA cart')).title,
    ).toBe('The old ferry');
  });

  test('drops a truncated teaser that the first paragraph repeats, cut where it may be', async () => {
    for (const end of ['...', ' ...', '…', ' […]', '… Read more', '... (more)']) {
      expect(await texts(`A last crossing\n\n${FIRST.slice(0, 47)}${end}\n\n${FIRST}\n\n${LAST}`)).toEqual([
        FIRST,
        LAST,
      ]);
    }
  });

  test('drops a standfirst that repeats word for word, in whatever quotes', async () => {
    const first = 'The operator’s “last” boat is gone for good, it said. The crew went ashore.';
    const standfirst = 'The operator\'s "last" boat is gone for good, it said.';
    expect(await texts(`A last crossing\n\n${standfirst}\n\n${first}\n\n${LAST}`)).toEqual([first, LAST]);
  });

  test('keeps a refrain, though it stands at the top', async () => {
    expect(await texts(`A last crossing\n\n${FIRST}\n\n${LAST}\n\n${FIRST}`)).toEqual([FIRST, LAST, FIRST]);
  });

  test('keeps a standfirst that says something else, and a short echo', async () => {
    const standfirst = 'The operator says the numbers no longer add up';
    expect(await texts(`Why it will not come back\n\n${standfirst}\n\n${FIRST}`)).toEqual([standfirst, FIRST]);
    expect(await texts(`He waited...\n\nHe waited for an hour. Nobody came.\n\n${FIRST}`)).toHaveLength(3);
    const later = 'The crew of the old ferry thought otherwise...';
    expect(await texts(`${FIRST}\n\n${LAST}\n\n${LAST}\n\n${later}\n\n${later} and said so.`)).toHaveLength(5);
  });
});

describe('lines', () => {
  test('broken inside a sentence are joined, also around an advertisement', async () => {
    const body = `${FIRST}\n\nOther people saw the move as a\nsign of things to come.\n\nA crowd came to see it off in the rain and then they\n\nAdvertisement\n\nwent home by train. It was called by the former Minister for\nTransport Ann Poe herself.`;
    expect(await texts(body)).toEqual([
      FIRST,
      'Other people saw the move as a sign of things to come.',
      'A crowd came to see it off in the rain and then they went home by train. It was called by the former Minister for Transport Ann Poe herself.',
    ]);
  });

  test('of a paragraph wrapped without blank lines are joined up to its short last one, or to an indent', async () => {
    const one =
      'The board of the harbour met twice in the\nmonth of February and then it voted four\nto three for the sale.';
    const two = 'The mayor was not there, and nobody could\nsay where she was. The clerk wrote it all\ndown in a book.';
    expect(await texts(`${one}\n${two}`)).toEqual([one, two].map((text) => text.replaceAll('\n', ' ')));
    const full = 'The board of the harbour met twice in the\nmonth of May, and everybody was in favour.';
    const indented = [full, two, full].map((text) => `  ${text}`).join('\n');
    expect(await texts(indented)).toEqual([full, two, full].map((text) => text.replaceAll('\n', ' ')));
  });

  test('of a paragraph wrapped by hand, ragged, are joined', async () => {
    const ragged = [
      'The board of the harbour met twice in the month of',
      'February, and it then voted four to three for the sale of the old boat.',
      'Nobody was very much surprised, the clerk said when he was asked.',
      'The mayor was not there. She had gone to the coast for a',
      'week of rest, as her office put it, and the letters she had left on her',
      'desk were all about the bridge and what it would cost her. It',
      'was a lot. The clerk read them twice and then went home',
      'to his supper, for it was late and the last of the trams had left. He slept',
      'badly.',
    ].join('\n');
    expect(await texts(`${ragged}\n\n${FIRST}\n\n${LAST}`)).toEqual([ragged.replaceAll('\n', ' '), FIRST, LAST]);
  });

  test('of paragraphs that are a line each are not joined, however alike in length', async () => {
    const lines = [
      'The bell rang once in the old harbour.',
      'The boat came in with the early tide.',
      'The crew went home in the grey light.',
      'The rain came down on the long quay.',
    ];
    expect(await texts(lines.join('\n'))).toEqual(lines);
    const lower = [FIRST, 'the crew, all of it, went home.', LAST];
    expect(await texts(lower.join('\n'))).toEqual(lower);
    const subheading = 'What the board of the town will do about all of it';
    const sections = [FIRST, LAST, subheading, FIRST, LAST, LAST, FIRST, LAST];
    expect(await texts(`${sections.slice(0, 5).join('\n')}\n\n${LAST}\n${FIRST}\n\n${LAST}`)).toEqual(sections);
  });

  test('broken early are joined where one word cannot end and the other cannot begin a sentence', async () => {
    const body = [
      FIRST,
      'She said that',
      'nobody came.',
      'He was Minister for',
      'Transport then.',
      'Then, said Ann Poe,',
      'Max Li left.',
    ];
    expect(await texts(body.join('\n'))).toEqual([
      FIRST,
      'She said that nobody came.',
      'He was Minister for Transport then.',
      'Then, said Ann Poe, Max Li left.',
    ]);
  });

  test('of a list with long items are joined by item', async () => {
    const items = [
      '- The first lane is for cars and for whatever else will\n  have the patience to wait for the light at the bridge.',
      '- The second lane is for the trams, which come every ten\n  minutes, or so the operator says in its new brochures.',
    ];
    const text = `${items.join('\n')}\n\n${LAST}\n\n${FIRST}`;
    expect(await texts(text)).toEqual([...items.map((item) => item.replace(/\s+/gu, ' ')), LAST, FIRST]);
  });

  test('of a title and a byline are kept apart, however long the title', async () => {
    const paragraph =
      'The board of the harbour met twice in the month of\nFebruary, and then it voted four to three for the\nsale of the boat. The mayor was not there at all.';
    const article = await parse(
      `The ferry that went out to sea and never came home\nBy Ann Poe\n\n${paragraph}\n\n${paragraph} Nor was I.`,
    );
    expect(article).toMatchObject({ title: 'The ferry that went out to sea and never came home', author: 'Ann Poe' });
  });

  test('a wrapped line that looks like furniture by chance is text', async () => {
    const text =
      'There are many kinds of goods on the quay in the autumn: coal, salt and\nmore: the clerk wrote a list that nobody ever read. The list was then\nsponsored by the king of a far country, who took it for a poem and had\nit sung. At the end of that long and very dull week, the clerk had got\n14 replies';
    expect(await texts(`${text}\n\n${FIRST}\n\n${LAST}`)).toEqual([text.replaceAll('\n', ' '), FIRST, LAST]);
  });

  test.each([
    ['a divided word', 'The engi-', 'neers left.', 'The engineers left.'],
    ['a compound', 'A well-', 'known boat.', 'A well-known boat.'],
    [
      'a divided word with a capital',
      'Engi-',
      'neers left. The engineers came.',
      'Engineers left. The engineers came.',
    ],
    ['a compound with a known first part', 'A half-', 'empty boat.', 'A half-empty boat.'],
    ['a suffix after such a part', 'The full-', 'ness of time.', 'The fullness of time.'],
    ['a name', 'The S-', '300 system was built. Nobody used it.', 'The S-300 system was built. Nobody used it.'],
    ['a word spelled elsewhere', 'The co-', 'op met. Our co-op is old.', 'The co-op met. Our co-op is old.'],
    ['a hyphen left hanging', 'All pre-', 'and post-war boats.', 'All pre- and post-war boats.'],
  ])('broken at a hyphen keep their sense: %s', async (_name, line, next, joined) => {
    expect((await texts(`Title of this\n\n${line}\n${next}\n\n${FIRST}`))[0]).toBe(joined);
  });

  test('have their white space collapsed and their quotes left alone', async () => {
    expect(await texts(`${FIRST}\n\n“It’s\u00A0gone,”\the said,  ‘for "good"’.`)).toEqual([
      FIRST,
      '“It’s gone,” he said, ‘for "good"’.',
    ]);
  });
});

describe('real paragraphs', () => {
  test.each([
    ['a one-line quotation', '"We lost."'],
    ['a closing sentence', 'It did not.'],
    ['a question', 'Is the pier next?'],
    ['prose that begins with Share', 'Share your views by Friday, it asked.'],
    ['prose that begins with More', 'More people came than there were chairs.'],
    ['prose that begins with Trending', 'Trending topics in town included the toll.'],
    ['prose about copyright', 'Copyright law changed in 1998, and with it the trade.'],
    ['prose about a newsletter', 'Subscribers to the newsletter got it in their inbox first.'],
    ['prose that begins with Related', 'Related: the firm also cut forty jobs.'],
    ['an advertisement that is spoken of', 'Advertisement was the only hope left.'],
    ['a speaker', 'Ellison: More from me later.'],
  ])('%s stays, in the middle and at the end', async (_name, text) => {
    const tail = 'Trending Now Sponsored Links by Outbrain\n\nBy Outbrain';
    expect(await texts(`${FIRST}\n\n${text}\n\n${LAST}\n\n${tail}`)).toEqual([FIRST, text, LAST]);
    expect(await texts(`${FIRST}\n\n${text}\n\n${tail}`)).toEqual([FIRST, text]);
  });

  test('an interview stays whole', async () => {
    const lines = ['Q: How did you begin?', 'A: With a torch and a ball of string.', 'Q: Were you afraid?', 'A: No'];
    expect(await texts(`The woman who maps caves\n\n${lines.join('\n\n')}`)).toEqual(lines);
    const speakers = ['Poe: Did you win?', 'Li: We did', 'Poe: How so', 'Li: By luck'];
    expect(await texts(`${FIRST}\n\n${speakers.join('\n')}\n\n${LAST}`)).toEqual([FIRST, ...speakers, LAST]);
  });

  test('a poem stays, a stanza a paragraph', async () => {
    const article = await parse(
      'Winter count\n\nThe lamps come on\nbefore the bread is cold\n\nA dog goes past\nTwo boys\nA cart of coal\n\nNight',
    );
    expect(article.title).toBe('Winter count');
    expect(article.paragraphs.map(({ text }) => text)).toEqual([
      'The lamps come on before the bread is cold',
      'A dog goes past Two boys A cart of coal',
      'Night',
    ]);
  });

  test('a list of short lines in the middle or at the end stays, whatever its items', async () => {
    const items = ['Facebook', 'Advertising', 'Read more books', 'No comment', '12 likes', 'Facebook and Twitter'];
    expect(await texts(`${FIRST}\n\n${items.join('\n\n')}\n\n${LAST}`)).toEqual([FIRST, ...items, LAST]);
    expect(await texts(`${FIRST}\n\nTwo engines\n\nA brass bell\n\nShare this`)).toEqual([
      FIRST,
      'Two engines',
      'A brass bell',
    ]);
  });

  test('a single line is a paragraph, not a title', async () => {
    expect(await parse('Just one line without a stop')).toMatchObject({
      title: 'The old ferry',
      paragraphs: [{ number: 1 }],
    });
  });
});

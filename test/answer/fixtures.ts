import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Answer } from '../../src/answer/answer.js';
import type { Article } from '../../src/article/article.js';
import { readConfig } from '../../src/config.js';
import { type Footnote, openFootnote } from '../../src/footnote.js';

const folder = mkdtempSync(join(tmpdir(), 'footnote-answer-'));
const opened: Footnote[] = [];
let folders = 0;

afterAll(async () => {
  for (const footnote of opened) await footnote.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Paths, in order, of files with these contents in a folder that is gone after the tests of the file. */
export function written(files: Readonly<Record<string, string>>): string[] {
  const own = mkdtempSync(join(folder, `${++folders}-`));
  return Object.entries(files).map(([name, text]) => {
    const path = join(own, name);
    writeFileSync(path, text);
    return path;
  });
}

/** What answers from articles with the built-in model; questions files lie beside them and are not named. */
export async function openArticles(files: Readonly<Record<string, string>>): Promise<Footnote> {
  const paths = written(files).filter((path) => !path.endsWith('.questions.txt'));
  const footnote = await openFootnote({ config: readConfig({ DATA_DIR: folder }), files: paths });
  opened.push(footnote);
  return footnote;
}

/** What answers from the shipped articles, over an index of this test file's own. */
export async function openShipped(): Promise<Footnote> {
  const footnote = await openFootnote({ config: readConfig({ DATA_DIR: join(folder, 'shipped') }) });
  opened.push(footnote);
  return footnote;
}

/** An answer but for the time it took. */
export function timeless({ timing: _, ...answer }: Answer): Omit<Answer, 'timing'> {
  return answer;
}

/** An article without a file. */
export function articleOf(texts: readonly string[], rest: Partial<Article> = {}): Article {
  return {
    id: 'article',
    title: 'A title of its own',
    author: null,
    publication: null,
    published: null,
    url: 'https://example.org/page',
    language: 'en',
    verbatim: true,
    paragraphs: texts.map((text, i) => ({ number: i + 1, text, headings: [] })),
    ...rest,
  };
}

/** Eight paragraphs of ours on one subject, with a quotation whose speaker stands in the paragraph before it. */
export const HERONS = `---
title: Night herons return to the Varnholm canal
author: Lise Torp
publication: Varnholm Gazette
published: 2024-05-03
url: https://gazette.example/2024/herons?ref=home#story
---
For the first time since 1987, black-crowned night herons have nested along the Varnholm canal. Volunteers counted eleven nests on 14 April, all of them in the willows below the old brewery.

"I nearly dropped my binoculars," said Marta Odell, who has walked the towpath every morning for thirty years. "We thought we would never see them here again."

The birds vanished after the tannery upstream began to discharge chromium into the water. It closed in 2009, and the canal was dredged between 2015 and 2018 at a cost of 4.2 million crowns, paid mostly by the regional water board.

Dr. Henrik Sand of the Institute for Wetland Ecology cautioned against too much optimism. A single dry summer, he said, could drive the colony away, because the herons feed on frogs and small fish that need shallow, shaded pools.

Not everyone is pleased. The president of the rowing club, Olaf Brandt, was told to keep his boats off the water until the end of July.

"It is our season too. Nobody asked us before the signs went up."

The town council will vote on 21 May on whether to make the stretch a permanent reserve. Mayor Ingrid Falk supports the plan; the harbour board opposes it, fearing that a reserve would block the new marina.

Night herons hunt at dusk and sleep by day. They are about 60 centimetres tall, have red eyes, and utter a croak that gave them their Latin name, which means night raven.
`;

/** Another subject, in plain text. */
export const RECALL = `Brightkettle recalls 80,000 kettles after burns

By Sam Oyelaran

Brightkettle, the appliance maker, said on Tuesday that it was recalling about 80,000 electric kettles sold in Canada and the United States because the handle can come loose when the kettle is full.

The company has received 37 reports of handles detaching, among them 12 of minor burns. Nobody has been admitted to hospital.

The recall covers the models BK-200 and BK-250 made between March 2021 and January 2022. The model number is printed on the underside of the base.

Owners should stop using the kettle at once and register on the company's website, which will send a prepaid label. They can choose between a refund of $45 and a replacement.
`;

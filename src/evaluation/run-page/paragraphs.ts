import { cleanLine } from '../../article/clean-characters.js';
import { type Markup, markup } from '../page/markup.js';
import type { SavedRun } from '../run.js';

/** What names a paragraph. */
export interface Named {
  readonly article: string;
  readonly paragraph: number;
}

/** Bytes of text in the list at the end: with it a page of 100 questions stays below 1 MB. */
const LONGEST_LIST = 300_000;

/** The paragraphs of a run by name, and how the page refers to them. */
export class Paragraphs {
  readonly #article: string;
  readonly #texts: ReadonlyMap<string, string>;
  /** Number on the page, from 1, of those that the list at the end holds. */
  readonly #listed: ReadonlyMap<string, number>;

  constructor(run: SavedRun) {
    this.#article = run.article.id;
    this.#texts = new Map(run.passages.map((passage) => [keyOf(passage), cleanLine(passage.text)]));
    const fitting = this.#fitting(run);
    const inOrder = run.passages.map(keyOf).filter((key) => fitting.has(key));
    this.#listed = new Map(inOrder.map((key, i) => [key, i + 1]));
  }

  /** Keys of the right paragraphs and the best ranked, as many as there is room for. */
  #fitting({ article, questions, systems }: SavedRun): Set<string> {
    const right = questions.flatMap(({ paragraphs }) =>
      paragraphs.map((paragraph) => ({ article: article.id, paragraph, place: 0 })),
    );
    const ranked = systems.flatMap(({ outcomes }) =>
      outcomes.flatMap(({ ranking }) => ranking.map((passage, i) => ({ ...passage, place: i + 1 }))),
    );
    const wanted = new Set([...right, ...ranked].sort((a, b) => a.place - b.place).map(keyOf));
    let bytes = 0;
    const fitting = [...wanted].filter((key) => {
      bytes += Buffer.byteLength(this.#texts.get(key) ?? '');
      return bytes <= LONGEST_LIST;
    });
    return new Set(fitting);
  }

  /** On one line; empty where the run does not hold it. */
  textOf(named: Named): string {
    return this.#texts.get(keyOf(named)) ?? '';
  }

  /** `¶ 3`, kept on one line; of another article than the one asked about, with its name. */
  nameOf({ article, paragraph }: Named): string {
    return article === this.#article ? `¶\u00A0${paragraph}` : `${cleanLine(article)} ¶\u00A0${paragraph}`;
  }

  /** Its name, as a link to its text where the page lists it. */
  link(named: Named, sign = ''): Markup {
    const number = this.#listed.get(keyOf(named));
    const name = `${sign}${this.nameOf(named)}`;
    return number === undefined ? markup`<span>${name}</span>` : markup`<a href="#p${number}">${name}</a>`;
  }

  /** Every paragraph that the rankings link to, with the questions that it answers. */
  section({ passages, questions }: SavedRun): Markup {
    const listed = passages.filter((passage) => this.#listed.has(keyOf(passage)));
    if (listed.length === 0) return markup``;
    const items = listed.map((passage) => {
      const answers = questions.flatMap(({ id, paragraphs }, i) =>
        passage.article === this.#article && paragraphs.includes(passage.paragraph)
          ? [markup` <a href="#q${i + 1}">${cleanLine(id)}</a>`]
          : [],
      );
      return markup`<div class="passage" id="p${this.#listed.get(keyOf(passage)) ?? 0}"><h3>${this.nameOf(passage)}</h3><p dir="auto">${this.textOf(passage)}</p>${answers.length > 0 ? markup`<p class="soft">Answers${answers}</p>` : markup``}</div>
`;
    });
    const some =
      listed.length < passages.length ? markup`<p class="note">The page has room for the best ranked.</p>` : markup``;
    return markup`<section id="paragraphs">
<h2>Paragraphs</h2>
${some}${items}</section>`;
  }
}

function keyOf({ article, paragraph }: Named): string {
  return JSON.stringify([article, paragraph]);
}

import type { Answer } from '../answer/answer.js';
import { cite } from '../answer/citation.js';
import type { Passage } from '../answer/passage.js';
import type { Article } from '../article/article.js';
import type { Footnote } from '../footnote.js';
import type { PassageRef } from './custom-id.js';
import type { ShownPassage } from './message.js';
import { PassageKeys } from './passage-keys.js';
import { type Suggestion, Suggestions } from './suggestions.js';

/** Passages of an answer that can be shown, three at once: the first, and what More brings. */
const MOST_PASSAGES = 10;

/** What the bot answers from. */
export class Library {
  readonly suggestions: Suggestions;
  readonly #footnote: Footnote;
  readonly #keys: PassageKeys;
  /** Whether a written question is answered by a paragraph it was written for; it is asked when first needed. */
  readonly #sound = new Map<string, Promise<boolean>>();
  /** By article: the position of its first passage in the corpus. */
  readonly #first = new Map<string, number>();

  constructor(footnote: Footnote) {
    this.#footnote = footnote;
    this.#keys = new PassageKeys(footnote.corpus);
    this.suggestions = new Suggestions(footnote.corpus);
    footnote.corpus.passages.forEach(({ article, paragraph }, position) => {
      if (paragraph.number === 1) this.#first.set(article.id, position);
    });
  }

  get articles(): readonly Article[] {
    return this.#footnote.articles;
  }

  /** Whether something was fitted for the model in use, so that its refusals can be trusted. */
  get calibrated(): boolean {
    return this.#footnote.model.calibrated;
  }

  /** @param question - cleaned (see question.ts) */
  ask(question: string, article?: string): Promise<Answer> {
    return this.#footnote.ask(question, { top: MOST_PASSAGES, ...(article === undefined ? {} : { article }) });
  }

  /** An answer's passages with what their buttons need, best first. */
  shown({ passages }: Answer): ShownPassage[] {
    return passages.flatMap((cited) => {
      const passage = this.passage(cited.article, cited.paragraph);
      if (passage === undefined) return [];
      const sentence = passage.sentences.findIndex(({ start, end }) => cited.text.slice(start, end) === cited.sentence);
      return [{ ...cited, ref: { key: this.#keys.keyOf(passage), sentence: Math.max(0, sentence) } }];
    });
  }

  /** The passages that a button names; those whose text has changed since are left out. */
  cited(refs: readonly PassageRef[]): ShownPassage[] {
    return refs.flatMap((ref) => {
      const passage = this.#keys.find(ref.key);
      return passage === undefined ? [] : [{ ...cite(passage, ref.sentence, 0), ref }];
    });
  }

  find(key: string): Passage | undefined {
    return this.#keys.find(key);
  }

  article(id: string): Article | undefined {
    return this.articles.find((article) => article.id === id);
  }

  passage(article: string, paragraph: number): Passage | undefined {
    const passage = this.#footnote.corpus.passages[(this.#first.get(article) ?? -paragraph) + paragraph - 1];
    return passage?.article.id === article ? passage : undefined;
  }

  /** @returns '' for a paragraph that the article does not have */
  keyOf(article: string, paragraph: number): string {
    const passage = this.passage(article, paragraph);
    return passage === undefined ? '' : this.#keys.keyOf(passage);
  }

  /** Questions near to one that was refused, each of which is answered; then others. @returns at most `count` */
  async insteadOf({ question, refusal }: Answer, count: number, article?: string): Promise<string[]> {
    // Near a question about something else altogether are only those that share its small words.
    const near = refusal?.weakness === 'weak-match' ? await this.#footnote.related(question) : [];
    return this.#answered([...this.suggestions.of(near), ...this.suggestions.spread(article)], count, article);
  }

  /** Questions from all over an article, each of which is answered. @returns at most `count` */
  async examples(article: string, count: number): Promise<string[]> {
    return this.#answered(this.suggestions.spread(article), count, article);
  }

  /** The first of some questions that are answered as they should be. */
  async #answered(suggestions: readonly Suggestion[], count: number, article?: string): Promise<string[]> {
    const found = new Set<string>();
    for (const suggestion of suggestions.filter((each) => article === undefined || each.article === article)) {
      if (found.size === count) break;
      if (await this.#isSound(suggestion)) found.add(suggestion.text);
    }
    return [...found];
  }

  #isSound({ text, article, paragraphs }: Suggestion): Promise<boolean> {
    const name = JSON.stringify([article, text]);
    const known = this.#sound.get(name);
    if (known !== undefined) return known;
    const sound = this.ask(text, article).then(
      ({ answerable, ranking: [best] }) => answerable && best !== undefined && paragraphs.includes(best.paragraph),
    );
    this.#sound.set(name, sound);
    // What failed once may succeed another time.
    sound.catch(() => this.#sound.delete(name));
    return sound;
  }
}

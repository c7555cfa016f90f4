import { hash } from 'node:crypto';
import type { Corpus, Passage } from '../answer/passage.js';
import { KEY_LENGTH } from './custom-id.js';

/**
 * Short names of passages for custom_ids. They are made of what a passage says, so a button finds it again after the
 * article was edited elsewhere, and never leads to another text under the same number. 48 bits: with 100,000 passages two
 * share a name in one of 50,000 corpora.
 */
export class PassageKeys {
  readonly #passages = new Map<string, Passage>();
  readonly #keys = new Map<Passage, string>();

  constructor({ passages }: Pick<Corpus, 'passages'>) {
    const copies = new Map<string, number>();
    for (const passage of passages) {
      const text = JSON.stringify([passage.article.id, passage.paragraph.text]);
      // Two paragraphs of an article may say the same: they are counted.
      const copy = copies.get(text) ?? 0;
      copies.set(text, copy + 1);
      const key = hash('sha256', `${copy} ${text}`, 'base64url').slice(0, KEY_LENGTH);
      this.#passages.set(key, passage);
      this.#keys.set(passage, key);
    }
  }

  keyOf(passage: Passage): string {
    return this.#keys.get(passage) ?? '';
  }

  /** @returns undefined when the article has changed there, or is gone */
  find(key: string): Passage | undefined {
    return this.#passages.get(key);
  }
}

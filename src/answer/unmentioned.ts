import type { Embedder } from '../../embeddings/embedder.js';
import type { Corpus } from './corpus.js';
import type { Query } from './query.js';
import type { Candidate } from './rank.js';
import type { Searchable } from './searchable.js';
import { terms, termsOf, words } from './terms.js';

/**
 * A word weighs what the model learnt, less what the passage matches of it. In refused questions `born`, `married` and
 * `pizza` come to .9 to 1.4, `often`, `make` and `use` to .5 to .7: words that nobody would miss.
 */
const MISSED = 0.8;
/** Above what any word weighs: a word that the model cannot read is a name it never saw. */
const UNREAD = 3;
/** Words of a question that are looked at: who writes more does not hang on one. */
const LOOKED_AT = 24;
/** Characters shown of a word. */
const SHOWN = 40;

const TYPED = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:[-‐‑'’.][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*/gu;

/**
 * The weightiest word of a question that stands in no passage, title or heading, in any of its forms.
 *
 * @param question - as it was asked
 * @param best - the passage ranked first
 * @returns the word as it was typed; null where there is none worth naming, or the model does not weigh words
 */
export async function unmentioned(
  question: string,
  query: Query,
  best: Candidate,
  searchable: Searchable,
  embedder: Embedder,
): Promise<string | null> {
  if (query.tokens === null) return null;
  const named = termsOfNames(searchable.corpus);
  let word: string | null = null;
  let heaviest = MISSED;
  for (const typed of new Set((question.match(TYPED) ?? []).slice(0, LOOKED_AT))) {
    const plain = words(typed);
    const spelled = plain.map((own) => searchable.spelling.correct(own));
    const sought = [...plain, ...spelled].flatMap(termsOf);
    if (sought.some((term) => searchable.lexical.has(term) || named.has(term))) continue;
    const { tokens } = await embedder.embedQuery(spelled.join(' '));
    for (const id of tokens?.ids ?? []) {
      const token = query.tokens.ids.indexOf(id);
      // Beyond the tokens that the model reads of a question.
      if (token === -1) continue;
      const weight = query.tokens.weights[token] || UNREAD;
      const missed = weight * (1 - (best.matches[token] ?? 0));
      if (missed <= heaviest) continue;
      heaviest = missed;
      word = typed;
    }
  }
  return word && shown(word);
}

/** The terms of all titles and headings: no passage need hold them. */
function termsOfNames({ passages }: Corpus): Set<string> {
  const names = new Set(passages.flatMap(({ article, paragraph }) => [article.title, ...paragraph.headings]));
  return new Set([...names].flatMap(terms));
}

/** Without a possessive's ending. */
function shown(word: string): string {
  const characters = [...word.replace(/['’]s?$/u, '')];
  return characters.length > SHOWN ? `${characters.slice(0, SHOWN - 1).join('')}…` : characters.join('');
}

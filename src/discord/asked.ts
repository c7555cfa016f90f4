import { cleanQuestion, LONGEST_QUESTION, QuestionError } from '../answer/question.js';
import type { Article } from '../article/article.js';
import type { Choice, Completion } from './command.js';
import type { Library } from './library.js';
import { LIMITS } from './limits.js';
import type { Sentences } from './locales/en.js';
import { MemberError } from './member-error.js';

/** The question as it is asked. @throws MemberError when it cannot be */
export function askedQuestion(raw: string, { trouble }: Sentences): string {
  try {
    return cleanQuestion(raw);
  } catch (error) {
    if (!(error instanceof QuestionError)) throw error;
    const { characters } = error;
    throw new MemberError(
      characters === 0 ? trouble.emptyQuestion : trouble.longQuestion(characters, LONGEST_QUESTION),
    );
  }
}

/**
 * The article that an option names: by id, as the choices have it, or by title, as people type it.
 *
 * @returns undefined where nothing was chosen
 * @throws MemberError for a name that no article has
 */
export function askedArticle(name: unknown, { articles }: Library, { reading }: Sentences): Article | undefined {
  if (typeof name !== 'string' || name.trim() === '') return undefined;
  const article =
    articles.find(({ id }) => choiceOf(id) === name) ??
    articles.find(({ title }) => title.toLowerCase() === name.trim().toLowerCase());
  if (article === undefined) throw new MemberError(reading.noSuchArticle(name.slice(0, LIMITS.choice)));
  return article;
}

/** {@link askedArticle} where one is needed: the only one there is needs no naming. */
export function chosenArticle(name: unknown, library: Library, sentences: Sentences): Article {
  const only = library.articles.length === 1 ? library.articles[0] : undefined;
  const article = askedArticle(name, library, sentences) ?? only;
  if (article === undefined) throw new MemberError(sentences.reading.whichArticle);
  return article;
}

/** Articles whose title or id holds what was typed, as choices. */
export function articleChoices({ typed }: Completion, { articles }: Library): Choice[] {
  const sought = typed.trim().toLowerCase();
  return articles
    .filter(({ id, title }) => `${title}\n${id}`.toLowerCase().includes(sought))
    .map(({ id, title }) => ({ name: title, value: choiceOf(id) }));
}

/** A choice holds 100 characters, a file's name more. */
function choiceOf(id: string): string {
  return id.slice(0, LIMITS.choice);
}

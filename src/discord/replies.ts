import type { CommandRequest, Reply } from './command.js';
import type { Library } from './library.js';
import { answerMessage } from './render/answer.js';
import { refusalMessage } from './render/refusal.js';

/** Passages shown at once. */
export const SHOWN = 3;
const SUGGESTED = 3;

/**
 * Answers a question as every way of asking does: `/ask`, Find in the article, a mention.
 *
 * @param article - id of the only article asked
 * @param shareable - whether the answer is private, in company
 */
export async function answerTo(
  question: string,
  { id, sentences }: Pick<CommandRequest, 'id' | 'sentences'>,
  library: Library,
  { article, shareable }: { readonly article?: string | undefined; readonly shareable: boolean },
): Promise<Reply> {
  const answer = await library.ask(question, article);
  if (answer.refusal !== null) {
    const only = article ?? (library.articles.length === 1 ? library.articles[0]?.id : undefined);
    const refused = {
      question,
      refusal: answer.refusal,
      title: only === undefined ? null : (library.article(only)?.title ?? null),
      suggestions: await library.insteadOf(answer, SUGGESTED, article),
      answerId: id,
    };
    return { message: refusalMessage(refused, sentences), answer };
  }
  const passages = library.shown(answer);
  const message = answerMessage(
    {
      question,
      passages: passages.slice(0, SHOWN),
      rest: passages.slice(SHOWN).map(({ ref }) => ref),
      answerId: id,
      shareable,
      note: library.calibrated ? null : sentences.answer.uncalibrated,
    },
    sentences,
  );
  return { message, answer };
}

import { cleanLine } from '../article/clean-characters.js';
import { UserError } from '../user-error.js';
import { didYouMean } from './suggest.js';
import { parseTop } from './top.js';

/** What a line typed at the prompt asks for. */
export type PromptLine =
  | { readonly kind: 'question'; readonly text: string }
  | { readonly kind: 'article' | 'help' | 'quit' }
  /** An article's id, where it is not the one at hand. */
  | { readonly kind: 'passage'; readonly number: number; readonly article: string | null }
  | { readonly kind: 'top'; readonly top: number };

export const COMMANDS_HELP = `:article         what is loaded
:passage 7       paragraph 7 of the article at hand, with its neighbours
:passage ID 7    … of the article with this id
:top 5           show up to 5 passages
:quit            leave; so do Ctrl-D and Ctrl-C
`;

const NAMES = [':article', ':passage', ':top', ':help', ':quit'];

/**
 * Reads a line that is not blank.
 *
 * @throws UserError for a command that is unknown or lacks its number
 */
export function parsePromptLine(line: string): PromptLine {
  const text = cleanLine(line);
  if (!text.startsWith(':')) return { kind: 'question', text: line };
  const [name = '', ...rest] = text.split(' ');
  switch (name) {
    case ':article':
      return { kind: 'article' };
    case ':help':
      return { kind: 'help' };
    case ':quit':
      return { kind: 'quit' };
    case ':top':
      return { kind: 'top', top: parseTop(rest.join(' '), ':top') };
    case ':passage':
      return passage(rest);
    default:
      throw new UserError(`Unknown command ${name}: ${didYouMean(name, NAMES) ?? ':help lists the commands.'}`);
  }
}

/** `7` or `ID 7`; an id may contain spaces. */
function passage(words: readonly string[]): PromptLine {
  const number = words.at(-1) ?? '';
  if (!/^\d{1,6}$/.test(number)) throw new UserError(':passage takes the number of a paragraph: write :passage 7.');
  return { kind: 'passage', number: Number(number), article: words.slice(0, -1).join(' ') || null };
}

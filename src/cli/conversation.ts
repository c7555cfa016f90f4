import type { Writable } from 'node:stream';
import { cleanQuestion } from '../answer/question.js';
import type { Article } from '../article/article.js';
import type { Footnote } from '../footnote.js';
import { UserError } from '../user-error.js';
import type { AnswerPrinter } from './answer-printer.js';
import { lookFor } from './look-for.js';
import { COMMANDS_HELP, parsePromptLine } from './prompt-line.js';
import { renderArticle, renderSurroundings } from './render/article.js';
import { type Terminal, write } from './terminal.js';

export interface ConversationOptions {
  readonly footnote: Footnote;
  readonly printer: AnswerPrinter;
  readonly terminal: Terminal;
  /** null: as many passages as an answer has unless told. */
  readonly top: number | null;
  readonly json: boolean;
  readonly noColour: boolean;
}

/** What the prompt remembers between two lines, and how it answers each. */
export class Conversation {
  readonly #options: ConversationOptions;
  readonly #output: Writable;
  #top: number | null;
  /** The article cited last, which `:passage` means. */
  #atHand: Article | undefined;

  /** @param output - where everything but answers goes */
  constructor(options: ConversationOptions, output: Writable) {
    this.#options = options;
    this.#output = output;
    this.#top = options.top;
    this.#atHand = options.footnote.articles[0];
  }

  /**
   * @param line - not blank
   * @throws UserError for a line that cannot be followed
   */
  async reply(line: string): Promise<'quit' | 'more'> {
    const wish = parsePromptLine(line);
    switch (wish.kind) {
      case 'quit':
        return 'quit';
      case 'help':
        await this.#show(COMMANDS_HELP);
        break;
      case 'top':
        this.#top = wish.top;
        await this.#show(wish.top === 1 ? 'Showing the best passage.\n' : `Showing up to ${wish.top} passages.\n`);
        break;
      case 'article':
        await this.#showArticles();
        break;
      case 'passage':
        await this.#showPassage(wish.number, wish.article);
        break;
      case 'question':
        await this.#answer(wish.text);
    }
    return 'more';
  }

  async #answer(text: string): Promise<void> {
    const { footnote, printer } = this.#options;
    const answer = await footnote.ask(cleanQuestion(text), this.#top === null ? {} : { top: this.#top });
    const cited = answer.passages[0]?.article;
    this.#atHand = footnote.articles.find(({ id }) => id === cited) ?? this.#atHand;
    await printer.print(answer, true);
  }

  async #showArticles(): Promise<void> {
    const { articles } = this.#options.footnote;
    const look = await this.#look(
      articles.flatMap(({ title, author, publication }) => [title, author ?? '', publication ?? '']),
    );
    await this.#show(`${articles.map((article) => renderArticle(article, look)).join('\n\n')}\n`);
  }

  async #showPassage(number: number, id: string | null): Promise<void> {
    const { articles } = this.#options.footnote;
    const article = id === null ? this.#atHand : articles.find((candidate) => candidate.id === id);
    if (!article) throw new UserError(`There is no article ${JSON.stringify(id)}: :article lists what is loaded.`);
    const count = article.paragraphs.length;
    if (number < 1 || number > count) {
      throw new UserError(`${article.title} has the paragraphs 1 to ${count}: write :passage ${Math.min(7, count)}.`);
    }
    this.#atHand = article;
    const look = await this.#look(article.paragraphs.map(({ text }) => text));
    await this.#show(`${renderSurroundings(article, number, look)}\n`);
  }

  #look(texts: readonly string[]): ReturnType<typeof lookFor> {
    return lookFor(this.#options.terminal, this.#options.noColour, texts);
  }

  /** With a blank line below, before the next prompt. */
  async #show(text: string): Promise<void> {
    await write(this.#output, `${text}\n`);
  }
}

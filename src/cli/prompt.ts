import { createInterface } from 'node:readline';
import type { Writable } from 'node:stream';
import { cleanLine } from '../article/clean-characters.js';
import type { Footnote } from '../footnote.js';
import { UserError } from '../user-error.js';
import { Conversation, type ConversationOptions } from './conversation.js';
import { type Terminal, write } from './terminal.js';

/** Questions and `:commands`, one after the other, until `:quit`, Ctrl-D or Ctrl-C. */
export async function promptForQuestions(options: ConversationOptions): Promise<void> {
  const output = promptOutput(options.terminal, options.json);
  await write(output, `${greeting(options.footnote)}\n\n`);
  const conversation = new Conversation(options, output);
  const lines = createInterface({
    input: options.terminal.stdin,
    output,
    prompt: '› ',
    terminal: true,
    removeHistoryDuplicates: true,
  });
  let open = true;
  lines.on('SIGINT', () => lines.close());
  lines.on('close', () => {
    open = false;
  });
  lines.prompt();
  for await (const line of lines) {
    if (line.trim() !== '' && (await replied(conversation, line, output)) === 'quit') break;
    // Ctrl-D may have been typed while the answer was found.
    if (open) lines.prompt();
  }
  lines.close();
  await write(output, '\n');
}

/** Answers in JSON, or into a file, are for a program: what only people see goes where it is not in the way. */
function promptOutput({ stdout, stderr }: Terminal, json: boolean): Writable {
  return stdout.isTTY && !json ? stdout : stderr;
}

/** Whatever a person types, the conversation goes on. */
async function replied(conversation: Conversation, line: string, output: Writable): Promise<'quit' | 'more'> {
  try {
    return await conversation.reply(line);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    await write(output, `${cleanLine(error.message)}\n\n`);
    return 'more';
  }
}

function greeting({ articles }: Footnote): string {
  const [only] = articles;
  const subject = articles.length === 1 && only ? cleanLine(only.title) : `${articles.length} articles are loaded`;
  return `${subject}\nType a question; :help lists the commands, Ctrl-D leaves.`;
}

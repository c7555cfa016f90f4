import { z } from 'zod';

const Schema = z.object({
  /** When, ISO 8601. */
  at: z.iso.datetime({ offset: true }),
  /** Discord user id. */
  member: z.string().min(1),
  /** Id of the answer voted on. */
  answer: z.string().min(1),
  vote: z.enum(['up', 'down']),
  question: z.string(),
  /** Whether the question was cut for display. */
  cut: z.boolean(),
  /** false: the question was refused. */
  answerable: z.boolean(),
  /** What was shown, best first; empty for a refusal. Paragraphs are counted from 1. */
  passages: z.array(z.object({ article: z.string().min(1), paragraph: z.int().positive() }).readonly()).readonly(),
});

/** What a member thought of an answer. */
export type Vote = Readonly<z.infer<typeof Schema>>;

/** A vote as one line of JSON, without the line's end. */
export function voteLine({ at, member, answer, vote, question, cut, answerable, passages }: Vote): string {
  const shown = passages.map(({ article, paragraph }) => ({ article, paragraph }));
  return JSON.stringify({ at, member, answer, vote, question, cut, answerable, passages: shown });
}

/** @returns null where the line is no vote */
export function parseVote(line: Uint8Array): Vote | null {
  try {
    return Schema.safeParse(JSON.parse(Buffer.from(line).toString())).data ?? null;
  } catch {
    return null;
  }
}

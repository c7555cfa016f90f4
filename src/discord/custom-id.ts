import { LIMITS } from './limits.js';

/** A passage, by the key that {@link PassageKeys} gives it, and which of its sentences answers (from 0). */
export interface PassageRef {
  readonly key: string;
  readonly sentence: number;
}

export type Vote = 'up' | 'down';

/** All that a button knows. It must work after a restart and a month later, so it is all there is. */
export type ButtonId =
  /** The next passages of a ranking, best first. */
  | { readonly kind: 'more'; readonly passages: readonly PassageRef[] }
  /** A cited passage between its neighbours. */
  | { readonly kind: 'context'; readonly passage: PassageRef }
  /** Reading on or back: part (from 0) of a paragraph that may be too long for one message. */
  | { readonly kind: 'read'; readonly turn: 'back' | 'on'; readonly key: string; readonly part: number }
  | { readonly kind: 'share' }
  /** @property answer - the id of the interaction or message that asked: a shared copy is the same answer */
  | { readonly kind: 'vote'; readonly vote: Vote; readonly answer: string; readonly keys: readonly string[] };

/** Characters of a passage's key. */
export const KEY_LENGTH = 8;
const KEY = `[\\w-]{${KEY_LENGTH}}`;
const REF = `${KEY}[0-9a-z]{1,2}`;

/** The most passages that fit into one custom_id with sentences up to the 1,296th: what an answer's ranking leaves. */
export const MOST_REFS = Math.floor((LIMITS.customId - 'more:'.length + 1) / (KEY_LENGTH + 3));

export function makeButtonId(id: ButtonId): string {
  switch (id.kind) {
    case 'more':
      return `more:${id.passages.map(makeRef).join(',')}`;
    case 'context':
      return `context:${makeRef(id.passage)}`;
    case 'read':
      return `read:${id.turn}:${id.key}:${id.part}`;
    case 'share':
      return 'share';
    case 'vote':
      return `vote:${id.vote}:${id.answer}:${id.keys.join(',')}`;
  }
}

/** @returns null for a custom_id that is not ours, or of a version that wrote them differently */
export function parseButtonId(customId: string): ButtonId | null {
  if (customId === 'share') return { kind: 'share' };
  const more = match(customId, `more:(${REF}(?:,${REF})*)`);
  if (more) return { kind: 'more', passages: (more[1] ?? '').split(',').map(parseRef) };
  const context = match(customId, `context:(${REF})`);
  if (context) return { kind: 'context', passage: parseRef(context[1] ?? '') };
  const read = match(customId, `read:(back|on):(${KEY}):(\\d{1,4})`);
  if (read) return { kind: 'read', turn: read[1] as 'back' | 'on', key: read[2] ?? '', part: Number(read[3]) };
  const vote = match(customId, `vote:(up|down):(\\d{1,20}):((?:${KEY}(?:,${KEY})*)?)`);
  if (!vote) return null;
  const keys = (vote[3] ?? '').split(',').filter((key) => key !== '');
  return { kind: 'vote', vote: vote[1] as Vote, answer: vote[2] ?? '', keys };
}

function match(text: string, pattern: string): RegExpExecArray | null {
  return new RegExp(`^${pattern}$`).exec(text);
}

function makeRef({ key, sentence }: PassageRef): string {
  return `${key}${Math.min(sentence, 36 ** 2 - 1).toString(36)}`;
}

function parseRef(text: string): PassageRef {
  return { key: text.slice(0, KEY_LENGTH), sentence: Number.parseInt(text.slice(KEY_LENGTH), 36) };
}

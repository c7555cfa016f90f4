import type { Answer } from '../../answer/answer.js';

/** What a terminal or a line reader could act on, and JSON.stringify leaves as it is. */
const UNSAFE = /[\u007F-\u009F\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/g;

/** An answer as one line of JSON, without the line's end. */
export function jsonLine({ refusal: _, ...answer }: Answer): string {
  return visibleJson(answer);
}

/** A value as one line of JSON, without the line's end; anything invisible is escaped, nothing is lost. */
export function visibleJson(value: object): string {
  return JSON.stringify(value).replace(UNSAFE, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

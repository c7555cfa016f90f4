import { LIMITS } from '../limits.js';

const UNITS_A_BYTE = LIMITS.message.text / LIMITS.message.textBytes;

/**
 * How much of what a message may hold a markdown takes: its UTF-16 units, or more where its bytes are the narrower limit,
 * as in Chinese and Arabic. Never less than both, so sizes may be added up.
 */
export function sizeOf(markdown: string): number {
  return Math.max(markdown.length, Math.ceil(Buffer.byteLength(markdown) * UNITS_A_BYTE));
}

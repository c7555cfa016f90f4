/** What tells a paragraph from a label: the small judgements about one line that all of plain text rests on. */

/** Without a full stop, this many words are still a paragraph: no headline or menu entry is so long. */
const LONG = 25;

export function wordCount(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:[.'’-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

/** Ends as a sentence does: stop, question mark or ellipsis, or speech broken off by a dash; then closing marks. */
export function endsSentence(text: string): boolean {
  return /(?:[.!?…。！？।؟]["'”’»›)\]*]*(?:\[[^[\]]{1,30}\])*|[—–-]["”’»])$/u.test(text.slice(-64));
}

/** Ends where a clause may end, so that the next line need not continue it. */
export function endsClause(text: string): boolean {
  return endsSentence(text) || /[:;]["'”’)]?$/u.test(text);
}

export function isProse(text: string): boolean {
  return endsSentence(text) || wordCount(text) >= LONG;
}

/** Title case, as headlines in lists of links have it: no sentence has every longer word capitalised. */
export function isHeadline(text: string): boolean {
  const words = text.split(' ');
  const long = words.filter((word) => (word.match(/\p{L}/gu)?.length ?? 0) >= 4);
  return (
    words.length >= 3 && words.length <= 20 && long.length >= 2 && long.every((word) => /^\P{L}*\p{Lu}/u.test(word))
  );
}

/** Whether `next` goes on in the midst of a sentence that `text` leaves open. "iPhone" starts one; "and" does not. */
export function continues(text: string, next: string): boolean {
  return !endsClause(text) && /^["'“‘(]?\p{Ll}[\p{Ll}'’-]*(?=[\s,.;:!?)"”’]|$)/u.test(next);
}

/** Whether a line has anything to read; rules such as `* * *` have not. */
export function hasText(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** A bullet or a number in front. */
export function startsItem(text: string): boolean {
  return /^(?:[-*•‣◦▪]|\(?\d{1,2}[.)]|\(?[a-z]\))\s/u.test(text);
}

/** `Doe: We won.`, as interviews and plays are written. */
export function startsSpeech(text: string): boolean {
  return /^[\p{Lu}\p{N}][^:.!?]{0,30}:\s/u.test(text);
}

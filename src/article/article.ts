/** What a file under `articles/` becomes: who wrote what, and its numbered paragraphs. */
export interface Article {
  /** The file's name without folder and extension; unique in a corpus. */
  readonly id: string;
  readonly title: string;
  /** null where the file does not say. The same holds for the fields below. */
  readonly author: string | null;
  readonly publication: string | null;
  /** As the file writes it; ISO 8601 where it could be read as a date. */
  readonly published: string | null;
  /** http(s) address whose page shows this text. */
  readonly url: string | null;
  /** BCP 47 tag; `en` where the file does not say. */
  readonly language: string;
  /** Whether the text is word for word what `url` shows, so that a text fragment can find a sentence there. */
  readonly verbatim: boolean;
  readonly paragraphs: readonly Paragraph[];
}

export interface Paragraph {
  /** 1-based, in reading order. */
  readonly number: number;
  /** Verbatim, on one line, free of control characters. */
  readonly text: string;
  /** The headings it stands under, outermost first. They are context, not paragraphs. */
  readonly headings: readonly string[];
}

/** A half-open range of UTF-16 offsets into a paragraph's text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const BY = ', by footnote eval calibrate';

/** What parameters say of what they were fitted on. @param own - a person's own questions, where there are any */
export function fittedOnText(
  articles: number,
  own: { readonly article: string; readonly questions: number } | null,
): string {
  const shipped = `${articles} calibration articles, the shipped article's written questions`;
  return own === null ? `${shipped}${BY}` : `${shipped}, ${own.questions} questions${about(own.article)}`;
}

/** Whether parameters were fitted on a person's questions about an article, which flatter them then. */
export function wasFittedOn(fittedOn: string, article: string): boolean {
  return fittedOn.endsWith(about(article));
}

/** A warning for people where {@link wasFittedOn}. */
export const FLATTERED =
  'What answers was fitted on questions about this article: where they are the same, these numbers flatter it. What eval calibrate printed does not.';

/** On what, without by what. */
export function material(fittedOn: string): string {
  return fittedOn.replace(/, by .*$/, '');
}

function about(article: string): string {
  return ` about ${article}${BY}`;
}

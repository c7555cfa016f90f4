import { z } from 'zod';

/** An issue that carries Discord's own name. */
export function issue(code: string, message: string) {
  return { code: 'custom' as const, params: { code }, message };
}

/**
 * A string of min..max characters. Lengths are UTF-16 units: Discord may count an emoji as one where this counts two,
 * so what passes here passes there.
 */
export function text(min: number, max: number) {
  return z.string().superRefine((value, context) => {
    if (min > 0 && value.trim() === '') context.addIssue(issue('BASE_TYPE_REQUIRED', 'This field is required'));
    else if (value.length < min || value.length > max) context.addIssue(badLength(min, max));
  });
}

/** A list of min..max items. */
export function list<T extends z.ZodType>(item: T, min: number, max: number) {
  return z.array(item).superRefine((items, context) => {
    if (items.length < min || items.length > max) context.addIssue(badLength(min, max));
  });
}

export function badLength(min: number, max: number) {
  return min === 0
    ? issue('BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`)
    : issue('BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
}

/** @param schemes - without the colon */
export function url(max: number, schemes: readonly string[] = ['http', 'https']) {
  return text(1, max).superRefine((value, context) => {
    if (!URL.canParse(value)) {
      context.addIssue(issue('URL_TYPE_INVALID_URL', 'Not a well formed URL.'));
      return;
    }
    const scheme = new URL(value).protocol.slice(0, -1);
    if (!schemes.includes(scheme))
      context.addIssue(
        issue(
          'URL_TYPE_INVALID_SCHEME',
          `Scheme "${scheme}" is not supported. Scheme must be one of (${schemes.map((s) => `'${s}'`).join(', ')}).`,
        ),
      );
  });
}

export const snowflake = z.string().superRefine((value, context) => {
  if (!/^\d{1,20}$/.test(value)) context.addIssue(issue('NUMBER_TYPE_COERCE', `Value "${value}" is not snowflake.`));
});

/** What a choice stands for: a number, or 1..100 characters. */
export const choiceValue = z.union([z.string(), z.number()]).superRefine((value, context) => {
  if (typeof value === 'string' && (value.length < 1 || value.length > 100)) context.addIssue(badLength(1, 100));
});

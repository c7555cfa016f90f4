import type { z } from 'zod';
import { ApiError, type ErrorTree } from '../api-error.js';

type Path = readonly (string | number)[];

/** Everything that is wrong with one body, collected before it is refused: Discord reports all of it at once. */
export class Problems {
  readonly #tree: ErrorTree = {};
  #any = false;

  get any(): boolean {
    return this.#any;
  }

  add(path: Path, code: string, message: string): void {
    this.#any = true;
    let node = this.#tree;
    for (const key of path) {
      const next = node[String(key)];
      if (next !== undefined && !Array.isArray(next)) node = next;
      else {
        const made: ErrorTree = {};
        node[String(key)] = made;
        node = made;
      }
    }
    node._errors ??= [];
    node._errors.push({ code, message });
  }

  /**
   * Whether the schema takes the value; what it does not take is noted below `path`.
   *
   * @returns the value is what the schema says, with fields left in that the schema does not know
   */
  accepts<T>(schema: z.ZodType<T>, value: unknown, path: Path): boolean {
    const result = schema.safeParse(value, { reportInput: true });
    if (result.success) return true;
    for (const issue of result.error.issues) {
      const { code, message } = named(issue);
      // Discord blames the component for its unknown type, not the type.
      const below = issue.code === 'invalid_union' && issue.discriminator ? issue.path.slice(0, -1) : issue.path;
      this.add([...path, ...below.map((key) => (typeof key === 'symbol' ? String(key) : key))], code, message);
    }
    return false;
  }

  /** @throws ApiError 400 with code 50035 when anything was noted */
  refuse(): void {
    if (this.#any) throw new ApiError(400, 50035, 'Invalid Form Body', this.#tree);
  }
}

/** An issue under the name that Discord gives it. */
function named(issue: z.core.$ZodIssue): { code: string; message: string } {
  if (issue.code === 'custom')
    return { code: String(issue.params?.code ?? 'BASE_TYPE_INVALID'), message: issue.message };
  if (issue.code === 'invalid_type') {
    if (issue.input === undefined || issue.input === null)
      return { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' };
    const kind = { int: 'NUMBER', number: 'NUMBER', array: 'LIST', object: 'DICT', boolean: 'BOOLEAN' }[
      issue.expected as string
    ];
    return { code: `${kind ?? 'STRING'}_TYPE_CONVERT`, message: `Could not interpret value as ${issue.expected}.` };
  }
  if (issue.code === 'invalid_value')
    return { code: 'BASE_TYPE_CHOICES', message: `Value must be one of {${issue.values.map(String).join(', ')}}.` };
  if (issue.code === 'too_big')
    return {
      code: 'NUMBER_TYPE_MAX',
      message: `${issue.origin} value should be less than or equal to ${issue.maximum}.`,
    };
  if (issue.code === 'too_small')
    return {
      code: 'NUMBER_TYPE_MIN',
      message: `${issue.origin} value should be greater than or equal to ${issue.minimum}.`,
    };
  if (issue.code === 'invalid_union')
    return { code: 'UNION_TYPE_CHOICES', message: 'Value of field "type" must be one of those known here.' };
  return { code: 'BASE_TYPE_INVALID', message: issue.message };
}

/** Elements that HTML closes by itself. */
const VOID = new Set(['meta', '!doctype', 'br', 'input']);
const TAG = /<(\/?)([!a-z0-9]+)((?:\s+[a-zA-Z:-]+(?:="[^"<]*")?)*)\s*(\/?)>/g;

export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Up to the next tag. */
  readonly text: string;
  /** The text of all that it holds, as a person reads it. */
  content(): string;
}

/**
 * Reads strict markup: every attribute quoted, every element closed where it was opened.
 *
 * @throws Error where it is not
 */
export function parse(text: string): Element[] {
  const elements: Element[] = [];
  const open: { readonly name: string; to: number }[] = [];
  let end = 0;
  for (const tag of text.matchAll(TAG)) {
    const [whole, closing, name = '', attributes = '', empty] = tag;
    if (text.slice(end, tag.index).includes('<')) throw new Error(`a stray < in ${text.slice(end, tag.index)}`);
    end = tag.index + whole.length;
    if (closing) {
      const closed = open.pop();
      if (closed?.name !== name) throw new Error(`</${name}> where ${closed?.name} is open`);
      closed.to = tag.index;
      continue;
    }
    const from = end;
    const own = { name, to: from };
    if (!empty && !VOID.has(name)) open.push(own);
    const pairs = [...attributes.matchAll(/([a-zA-Z:-]+)(?:="([^"]*)")?/g)].map((pair): [string, string] => [
      pair[1] ?? '',
      readable(pair[2] ?? ''),
    ]);
    elements.push({
      name,
      attributes: new Map(pairs),
      text: text.slice(end, text.indexOf('<', end)),
      content: () => readable(text.slice(from, own.to).replace(TAG, '')),
    });
  }
  if (open.length > 0) throw new Error(`${open.map(({ name }) => name).join(', ')} never closed`);
  return elements;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function readable(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? '').replaceAll('\u00A0', ' ');
}

/** Every number that the shapes of a picture are drawn with. */
export function coordinates(elements: readonly Element[]): number[] {
  return elements.flatMap(({ attributes }) =>
    ['x', 'y', 'cx', 'cy', 'width', 'height', 'd'].flatMap((key) =>
      (attributes.get(key)?.match(/NaN|Infinity|-?[\d.]+/g) ?? []).map(Number),
    ),
  );
}

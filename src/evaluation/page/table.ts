import { type Markup, markup } from './markup.js';

export interface Table {
  readonly caption: string;
  /** The first names the rows. */
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | Markup)[])[];
  /** For the style. */
  readonly className?: string;
}

/** A table that scrolls by itself where it is wider than the page, with the keyboard, too. */
export function table({ caption, head, rows, className = '' }: Table): Markup {
  const line = ([first = '', ...others]: readonly (string | Markup)[]) =>
    markup`<tr><th scope="row" dir="auto">${first}</th>${others.map((cell) => markup`<td>${cell}</td>`)}</tr>
`;
  return markup`<div class="scroll" role="region" tabindex="0" aria-label="${caption}"><table class="${className}">
<caption>${caption}</caption>
<thead><tr>${head.map((name) => markup`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>
${rows.map(line)}</tbody></table></div>`;
}

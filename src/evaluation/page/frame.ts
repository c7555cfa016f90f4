import { createHash } from 'node:crypto';
import { type Markup, markup, Markup as Raw } from './markup.js';
import { STYLE } from './style.js';

export interface Page {
  readonly title: string;
  readonly body: Markup;
  /** Rules of its own, behind those of every page. */
  readonly style?: string;
  /** The one script that may run. */
  readonly script?: string;
}

/** A page that needs nothing beside it: nothing is loaded from anywhere, and nothing runs but its own script. */
export function frame({ title, body, style = '', script }: Page): string {
  const policy = `default-src 'none'; style-src 'unsafe-inline'${script === undefined ? '' : `; script-src '${digest(script)}'`}`;
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${title}</title>
<style>${new Raw(STYLE + style)}</style>
</head>
<body>
${body}
${script === undefined ? markup`` : markup`<script>${new Raw(script)}</script>\n`}</body>
</html>
`;
  return page.text;
}

function digest(script: string): string {
  return `sha256-${createHash('sha256').update(script).digest('base64')}`;
}

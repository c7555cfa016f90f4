import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An article of our own in five paragraphs. */
export const LIGHTHOUSE = `---
title: The lamp at Gull Point burns again
author: Ida Marsh
publication: Harbour Gazette
published: 2024-03-09
url: https://gazette.example/gull-point
---

The lighthouse at Gull Point was lit on Saturday for the first time in thirty-one years. Some four hundred people watched from the quay.

The tower was built in 1874 by the engineer Tobias Crane. It is made of granite, and its lamp stands forty metres above the sea.

The repair cost 2.6 million euros. Two thirds of that came from the county, and the rest was given by fishermen and summer guests.

The lamp went dark in 1993 because ships had begun to steer by satellite. The harbour board called the light a luxury then.

Nobody will live in the tower. A retired teacher, Vera Holm, climbs its 188 steps every Sunday to clean the lens.
`;

/** A temporary folder with files in it. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'footnote-cli-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(path, name), content);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

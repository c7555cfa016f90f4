import { hash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Article } from '../article/article.js';
import { articlePaths, questionsPath } from '../article/article-paths.js';
import { writeCache } from './cache-file.js';
import { type Corpus, type Passage, sentenceTexts } from './passage.js';

const CACHE_FILE = 'corpus.json';
/** Raised whenever what is stored changes its form; the files of a packed release may all be of one time. */
const FORMAT = 2;

/** A corpus as it is stored: what reading, parsing, segmenting and stemming the articles came to. */
interface Stored {
  readonly articles: readonly Article[];
  /** By passage: start and end of each sentence, one after the other. */
  readonly spans: readonly (readonly number[])[];
  readonly expansions: Corpus['expansions'];
  readonly terms: Corpus['terms'];
  /** By entry. */
  readonly keys: readonly string[];
}

/**
 * The corpus of a folder, parsed again only when a file of it changed: Markdown and YAML parsers, sentence segmentation
 * and hashing cost a cold start 60 ms, which is what the rest of Footnote takes.
 *
 * @param build - reads the folder's articles for good
 * @throws UserError when the folder cannot be read, and what `build` throws
 */
export async function openCorpus(folder: string, dataDir: string, build: () => Promise<Corpus>): Promise<Corpus> {
  const state = await stateOf(folder);
  const path = join(dataDir, CACHE_FILE);
  const text = await readFile(path, 'utf8').catch(() => '');
  const stored = parseStored(text, state);
  if (stored) return restore(stored);
  const corpus = await build();
  await writeCache(path, serialize(state, corpus));
  return corpus;
}

/** Changes with every byte of every article and question, and with the code that reads them. */
async function stateOf(folder: string): Promise<string> {
  // A build writes all its files, so the time of this one stands for all of them.
  const { mtimeMs } = await stat(fileURLToPath(import.meta.url));
  const parts = [String(FORMAT), String(mtimeMs)];
  for (const path of await articlePaths(folder)) {
    const bytes = await Promise.all([readFile(path), readFile(questionsPath(path)).catch(() => '')]);
    parts.push(path, ...bytes.map((data) => hash('sha256', data)));
  }
  return hash('sha256', JSON.stringify(parts));
}

/** The first line says which state the rest is of, and its checksum: what does not match is not believed. */
function parseStored(text: string, state: string): Stored | null {
  const end = text.indexOf('\n');
  const body = text.slice(end + 1);
  return end !== -1 && text.slice(0, end) === firstLine(state, body) ? (JSON.parse(body) as Stored) : null;
}

function firstLine(state: string, body: string): string {
  return `${state} ${hash('sha256', body)}`;
}

function serialize(state: string, { articles, passages, expansions, terms, entries }: Corpus): string {
  const stored: Stored = {
    articles,
    spans: passages.map(({ sentences }) => sentences.flatMap(({ start, end }) => [start, end])),
    expansions,
    terms,
    keys: entries.map(({ key }) => key),
  };
  const body = JSON.stringify(stored);
  return `${firstLine(state, body)}\n${body}`;
}

function restore({ articles, spans, expansions, terms, keys }: Stored): Corpus {
  const passages: Passage[] = [];
  for (const article of articles) {
    article.paragraphs.forEach((paragraph, i) => {
      const flat = spans[passages.length] ?? [];
      const sentences = Array.from({ length: flat.length / 2 }, (_, n) => ({
        start: flat[2 * n] as number,
        end: flat[2 * n + 1] as number,
      }));
      passages.push({ article, paragraph, sentences, preceding: i === 0 ? null : passages.length - 1 });
    });
  }
  const texts = [...passages.map(sentenceTexts), ...expansions.map(({ text }) => [text])];
  const entries = texts.map((sentences, i) => ({
    key: keys[i] as string,
    kind: i < passages.length ? ('passage' as const) : ('question' as const),
    sentences,
  }));
  return { articles, passages, expansions, terms, entries };
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const training = join(import.meta.dirname, '../../../embeddings/training');
const root = join(training, '../..');

function lines(path: string): string[] {
  return readFileSync(path, 'utf8').split('\n').filter(Boolean);
}

function records<T>(path: string): T[] {
  return lines(path).map((line) => JSON.parse(line) as T);
}

interface Written {
  readonly paragraph: string;
  readonly source: string;
  readonly answered: readonly string[];
  readonly missed: readonly string[];
}

interface Contrast {
  readonly questions: readonly string[];
  readonly answer: string;
  readonly others: readonly string[];
}

interface Story {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly answered: readonly (readonly [question: string, paragraph: number])[];
  readonly missed: readonly (readonly [question: string, paragraph: number])[];
}

interface Probe {
  readonly question: string;
  readonly answer: string;
  readonly others: readonly string[];
}

const knowledge = join(training, 'knowledge');
const questions = records<Written>(join(knowledge, 'questions.jsonl'));
const stories = records<Story>(join(knowledge, 'stories.jsonl'));
const contrasts = records<Contrast>(join(knowledge, 'contrasts.jsonl'));
const probe = records<Probe>(join(training, 'probe', 'probe.jsonl'));
const lexicon = readdirSync(knowledge)
  .filter((name) => name.endsWith('.txt'))
  .flatMap((name) => lines(join(knowledge, name)));

/** Every ten words in a row, whatever their case and punctuation. */
function runs(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(9).map((_, i) => words.slice(i, i + 10).join(' '));
}

function evaluationTexts(): string[] {
  const folders = [join(root, 'articles'), join(root, 'src/evaluation/calibration')];
  return folders.flatMap((folder) => readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')));
}

describe('what we wrote for the training', () => {
  it('asks enough questions, a tenth or more of them near misses, of paragraphs named by checksum', () => {
    const answered = questions.flatMap(({ answered }) => answered);
    const missed = questions.flatMap(({ missed }) => missed);
    expect(answered.length).toBeGreaterThan(10_000);
    expect(missed.length).toBeGreaterThan(answered.length / 10);
    const ids = questions.map(({ paragraph }) => paragraph);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[0-9a-f]{12}$/.test(id))).toEqual([]);
  });

  it('names only sources that are listed with their licence', () => {
    const listed = JSON.parse(readFileSync(join(training, 'sources.json'), 'utf8')) as {
      sources: { name: string; licence: string; commit: string }[];
    };
    const names = new Set(listed.sources.map(({ name }) => name));
    expect(questions.filter(({ source }) => !names.has(source))).toEqual([]);
    for (const { licence, commit } of listed.sources) {
      expect(licence).not.toBe('');
      expect(commit).toMatch(/^[0-9a-f]{40}$/);
    }
  });

  it('asks twice or more of every paragraph of a story, and misses some', () => {
    expect(new Set(stories.map(({ title }) => title)).size).toBe(stories.length);
    for (const { title, paragraphs, answered, missed } of stories) {
      const asked = paragraphs.map((_, at) => answered.filter(([, paragraph]) => paragraph === at).length);
      expect(Math.min(...asked), title).toBeGreaterThan(1);
      expect(missed.length, title).toBeGreaterThan(4);
      const places = [...answered, ...missed].map(([, paragraph]) => paragraph);
      expect(
        places.filter((place) => paragraphs[place] === undefined),
        title,
      ).toEqual([]);
    }
  });

  it('has a lexicon of which every entry gives words that stand for its own', () => {
    const entries = lexicon.map((line) => /^([^:]+): (.+)$/.exec(line));
    expect(entries.filter((entry) => entry === null)).toEqual([]);
    const thin = entries.filter((entry) => (entry?.[2]?.split('|')[0]?.split(';').length ?? 0) < 3);
    expect(thin.length).toBeLessThan(entries.length / 100);
  });

  it('tells every contrast’s answer from what does not answer', () => {
    for (const { questions, answer, others } of contrasts) {
      expect(questions.length).toBeGreaterThan(0);
      expect(others.length).toBeGreaterThan(0);
      expect(others).not.toContain(answer);
    }
  });

  it('repeats ten words of no evaluation text, nor of the probe', () => {
    const evaluation = new Set([
      ...evaluationTexts().flatMap(runs),
      ...probe.flatMap(({ question, answer, others }) => [question, answer, ...others].flatMap(runs)),
    ]);
    const written = [
      ...questions.flatMap(({ answered, missed }) => [...answered, ...missed]),
      ...contrasts.flatMap(({ questions, answer, others }) => [...questions, answer, ...others]),
      ...stories.flatMap(({ paragraphs }) => paragraphs),
      ...stories.flatMap(({ answered, missed }) => [...answered, ...missed].map(([question]) => question)),
      ...lexicon,
    ];
    expect(written.filter((text) => runs(text).some((run) => evaluation.has(run)))).toEqual([]);
  });
});

describe('the probe', () => {
  it('has 200 questions, each with one right sentence among nine others', () => {
    expect(probe).toHaveLength(200);
    expect(new Set(probe.map(({ question }) => question)).size).toBe(200);
    expect(probe.filter(({ others }) => others.length !== 9)).toEqual([]);
  });

  it('shares fewer words with its answers than with most of the others', () => {
    const words = (text: string) => new Set(text.toLowerCase().match(/[a-z]{4,}/g));
    const shared = (question: string, text: string) =>
      [...words(question)].filter((word) => words(text).has(word)).length;
    const fair = probe.filter(
      ({ question, answer, others }) =>
        others.filter((other) => shared(question, other) > shared(question, answer)).length >= 5,
    );
    expect(fair.length).toBeGreaterThan(180);
  });
});

import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

const root = join(import.meta.dirname, '..');

/**
 * Compiles the program once a test run, into a folder of its own: what `dist/` holds may be older than the sources, and
 * two runs may go on at once. Types are left to `npm run check`.
 */
export default function setup(project: TestProject): () => void {
  const outDir = join(root, 'node_modules', '.cache', `footnote-test-${process.pid}`);
  mkdirSync(outDir, { recursive: true });
  // Below node_modules the package's own "type" does not count.
  writeFileSync(join(outDir, 'package.json'), '{ "type": "module" }\n');
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const options = ['-p', join(root, 'tsconfig.build.json'), '--outDir', outDir, '--noCheck', '--sourceMap', 'false'];
  execFileSync(process.execPath, [tsc, ...options], { stdio: 'inherit' });
  project.provide('program', join(outDir, 'src', 'cli', 'main.js'));
  return () => rmSync(outDir, { recursive: true, force: true });
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Absolute path of the compiled command-line program. */
    program: string;
  }
}

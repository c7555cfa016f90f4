import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '../../package-root.js';

/** The program as it is built. */
export const PROGRAM = join(packageRoot(), 'dist', 'bin', 'footnote.js');
/** What any program that uses the library has to wait for. */
export const IMPORT_ALONE = ['--input-type=module', '-e', "import '@xenova/transformers'"];

/** Prints, when the process ends, the CommonJS modules it loaded: every native addon comes through one. */
const LIST_MODULES = preload(
  `import { createRequire } from 'node:module';
   process.on('exit', () => process._rawDebug(Object.keys(createRequire(process.execPath).cache).join('\\n')));`,
);
/** Prints the most memory it had, in KiB. Linux counts in maxRSS what the parent had when it forked. */
const PRINT_MEMORY = preload(
  `import { readFileSync } from 'node:fs';
   process.on('exit', () => {
     const own = process.platform === 'linux' && /VmHWM:\\s*(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
     process._rawDebug('peak ' + (own || process.resourceUsage().maxRSS));
   });`,
);

/**
 * Milliseconds that a process of Node's takes from its start to its end.
 *
 * @throws Error where it fails
 */
export function runningTime(args: readonly string[]): number {
  const started = performance.now();
  run(args, '');
  return performance.now() - started;
}

/** Whether a process loads the model's runtime or the index's addon. */
export function loadsModelOrIndex(args: readonly string[]): boolean {
  return /onnxruntime|hnswlib/.test(run([...LIST_MODULES, ...args], ''));
}

/** The most memory a process ever had, in MB of a million bytes. */
export function peakMemory(args: readonly string[], input = ''): number {
  const kibibytes = /peak (\d+)/.exec(run([...PRINT_MEMORY, ...args], input))?.[1];
  return (Number(kibibytes) * 1024) / 1e6;
}

/** @returns what it wrote to stderr */
function run(args: readonly string[], input: string): string {
  const { status, error, stderr } = spawnSync(process.execPath, args, {
    cwd: packageRoot(),
    input,
    stdio: ['pipe', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`node ${args.join(' ')} failed: ${stderr.slice(-300)}`);
  return stderr;
}

function preload(code: string): string[] {
  return ['--import', `data:text/javascript,${encodeURIComponent(code)}`];
}

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '../../package-root.js';
import { Interrupted } from './interrupted.js';

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

/** How a process of Node's is run. */
export interface RunOptions {
  /** What it reads from standard input. */
  readonly input?: string;
  /** Ends it at once. */
  readonly signal?: AbortSignal | undefined;
}

/** A process that ended well. */
export interface Ended {
  readonly stdout: string;
  readonly stderr: string;
  /** Milliseconds from its start to its end. */
  readonly ms: number;
}

/**
 * Runs a process of Node's to its end.
 *
 * @throws Error where it fails, Interrupted where the signal or Ctrl-C, which every process of a terminal gets, ends it
 */
export function runNode(args: readonly string[], { input = '', signal }: RunOptions = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    let ended = started;
    let stdout = '';
    let stderr = '';
    const child = spawn(process.execPath, args, {
      cwd: packageRoot(),
      killSignal: 'SIGKILL',
      ...(signal && { signal }),
    });
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    // A process that never reads its input may be gone before it is written.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    child.on('error', (error) => reject(signal?.aborted ? new Interrupted() : error));
    child.on('exit', () => {
      ended = performance.now();
    });
    child.on('close', (code, by) => {
      if (code === 0) resolve({ stdout, stderr, ms: ended - started });
      else if (signal?.aborted || by === 'SIGINT') reject(new Interrupted());
      else reject(new Error(`node ${args.join(' ')} failed: ${stderr.slice(-300)}`));
    });
  });
}

/** Milliseconds that a process of Node's takes from its start to its end. */
export async function runningTime(args: readonly string[], signal?: AbortSignal): Promise<number> {
  return (await runNode(args, { signal })).ms;
}

/** Whether a process loads the model's runtime or the index's addon. */
export async function loadsModelOrIndex(args: readonly string[], signal?: AbortSignal): Promise<boolean> {
  const { stderr } = await runNode([...LIST_MODULES, ...args], { signal });
  return /onnxruntime|hnswlib/.test(stderr);
}

/** The most memory a process ever had, in MB of a million bytes. */
export async function peakMemory(args: readonly string[], options: RunOptions = {}): Promise<number> {
  const { stderr } = await runNode([...PRINT_MEMORY, ...args], options);
  return (Number(/peak (\d+)/.exec(stderr)?.[1]) * 1024) / 1e6;
}

function preload(code: string): string[] {
  return ['--import', `data:text/javascript,${encodeURIComponent(code)}`];
}

#!/usr/bin/env node
import { run } from './run.js';

process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  // `footnote ask … | head -1`: the reader has had enough, and that is no failure.
  if (code === 'EPIPE') process.exit(0);
  process.stderr.write(
    `The answer cannot be written to standard output (${code}): make room, or write it elsewhere.\n`,
  );
  process.exit(1);
});
// Nobody reads what goes wrong: the exit code still tells.
process.stderr.on('error', () => {});

process.exitCode = await run(process.argv.slice(2), process);

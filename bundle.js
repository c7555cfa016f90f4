/**
 * Bundles the program: an answer loads 27 files instead of 100, each of which Node takes 0.3 ms to find, read and link.
 * What a command does not need stays in files that it does not load; packages stay outside.
 *
 * Usage: node bundle.js [FOLDER], dist/bin where it is left out. The folder is emptied first.
 */
import { readdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';

const commands = readdirSync(`${import.meta.dirname}/commands`).map((file) => file.replace(/\.ts$/, ''));
/** The pieces of a folder that are processes of their own. */
const processes = (folder) =>
  Object.fromEntries(
    readdirSync(`${import.meta.dirname}/${folder}`)
      .filter((file) => file.endsWith('-process.ts'))
      .map((file) => [file.replace(/\.ts$/, ''), `${folder}/${file}`]),
  );
const outdir = resolve(process.argv[2] ?? `${import.meta.dirname}/dist/bin`);
rmSync(outdir, { recursive: true, force: true });
await build({
  absWorkingDir: import.meta.dirname,
  // Side by side, because each piece that starts the process, or reads the folder of commands, looks beside itself.
  entryPoints: {
    footnote: 'src/cli/main.ts',
    ...processes('embeddings'),
    ...processes('src/evaluation/bench'),
    ...Object.fromEntries(commands.map((name) => [`commands/${name}`, `commands/${name}.ts`])),
  },
  outdir,
  bundle: true,
  splitting: true,
  sourcemap: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  packages: 'external',
  logLevel: 'warning',
});

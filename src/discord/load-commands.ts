import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Command } from './command.js';

/**
 * The folder of commands nearest above a module: beside `src` where the program is compiled file by file, beside the
 * program where it is bundled.
 *
 * @param moduleUrl - import.meta.url of a module of the program
 */
export function commandsFolder(moduleUrl: string): string {
  let folder = dirname(fileURLToPath(moduleUrl));
  while (!existsSync(join(folder, 'commands'))) {
    if (folder === dirname(folder))
      throw new Error(`There is no folder of commands above ${fileURLToPath(moduleUrl)}.`);
    folder = dirname(folder);
  }
  return join(folder, 'commands');
}

/**
 * Every command in a folder of modules, each of which exports its `command`: adding one is adding a file.
 *
 * @throws Error for a module without a command, and for two commands of one name
 */
export async function loadCommands(folder: string): Promise<Command[]> {
  const files = (await readdir(folder)).filter((file) => /(?<!\.d)\.[jt]s$/.test(file)).sort();
  const commands = await Promise.all(files.map((file) => loadCommand(join(folder, file))));
  const names = commands.map(({ definition }) => definition.name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new Error(`Two commands in ${folder} have the name ${JSON.stringify(twice)}.`);
  return commands;
}

async function loadCommand(path: string): Promise<Command> {
  const module: { readonly command?: Command } = await import(pathToFileURL(path).href);
  if (module.command === undefined) throw new Error(`${path} exports no command.`);
  return module.command;
}

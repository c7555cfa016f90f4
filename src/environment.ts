import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from './package-root.js';
import { UserError } from './user-error.js';

/**
 * The process's environment over the package's `.env` file, where there is one. dotenv is imported only then (6 ms).
 * Nothing is written into process.env: whoever needs a variable gets it through readConfig.
 *
 * @throws UserError when the file is there and cannot be read
 */
export async function loadEnvironment(
  env: NodeJS.ProcessEnv,
  root: string = packageRoot(),
): Promise<NodeJS.ProcessEnv> {
  const file = join(root, '.env');
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return env;
    throw new UserError(`${file} cannot be read: correct its permissions, or remove it.`, { cause: error });
  }
  const { parse } = await import('dotenv');
  return { ...parse(text), ...env };
}

import { homedir } from 'node:os';
import { isAbsolute, resolve } from 'node:path';
import { packageRoot } from './package-root.js';
import { UserError } from './user-error.js';

/** What may differ between two machines; all paths absolute. */
export interface Config {
  /** Where the index, downloaded models and members' feedback are kept. */
  readonly dataDir: string;
  /** The folder whose articles are indexed and asked. */
  readonly articlesDir: string;
  /** `built-in`, a Hugging Face id (`owner/name`), or the absolute path of a model's folder. */
  readonly embeddingModel: string;
  /** http(s) address of the hub, without a slash at its end. */
  readonly embeddingHub: string;
}

/**
 * The environment, validated. Relative folders are meant from the package's folder, wherever the program is started:
 * one corpus, one index. A variable that is empty counts as unset, which is how `.env` files leave things open.
 *
 * @param env - the variables; `.env.example` describes them
 * @param root - the folder that relative paths start from
 * @throws UserError that names the variable and what it allows
 */
export function readConfig(env: NodeJS.ProcessEnv, root: string = packageRoot()): Config {
  return {
    dataDir: folder(env, 'DATA_DIR', '.footnote', root),
    articlesDir: folder(env, 'ARTICLES_DIR', 'articles', root),
    embeddingModel: model(env, root),
    embeddingHub: hub(env),
  };
}

/** A variable's value without white space around it; undefined where it is empty or not there. */
export function setting(env: NodeJS.ProcessEnv, name: string): string | undefined {
  return env[name]?.trim() || undefined;
}

function folder(env: NodeJS.ProcessEnv, name: string, fallback: string, root: string): string {
  return absolute(name, setting(env, name) ?? fallback, root);
}

/** Only a shell expands `~`; from a `.env` file it would become a folder of that name. */
function absolute(name: string, path: string, root: string): string {
  // A NUL is not in any path, and Node's own complaint about it names neither the variable nor the fix.
  if (path.includes('\0')) throw new UserError(`${name} holds a NUL character: write a path.`);
  return resolve(
    root,
    path.replace(/^~(?=$|[\\/])/, () => homedir()),
  );
}

const HUB_ID = /^[\w-][\w.-]*\/[\w-][\w.-]*$/;

function model(env: NodeJS.ProcessEnv, root: string): string {
  const name = setting(env, 'EMBEDDING_MODEL') ?? 'built-in';
  if (name === 'built-in' || HUB_ID.test(name)) return name;
  if (/^[.~]/.test(name) || isAbsolute(name)) return absolute('EMBEDDING_MODEL', name, root);
  throw new UserError(
    `EMBEDDING_MODEL is ${JSON.stringify(name)}: write built-in, a Hugging Face id such as Xenova/bge-small-en-v1.5, or a folder such as ./my-model.`,
  );
}

function hub(env: NodeJS.ProcessEnv): string {
  const address = setting(env, 'EMBEDDING_HUB') ?? 'https://huggingface.co';
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username || url.password) {
    throw new UserError(
      `EMBEDDING_HUB is ${JSON.stringify(address)}: write an http or https address such as https://huggingface.co.`,
    );
  }
  return url.href.replace(/\/+$/, '');
}

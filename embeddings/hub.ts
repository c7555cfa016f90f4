import { UserError } from '../src/user-error.js';

export interface Download {
  readonly model: string;
  readonly hub: string;
  readonly folder: string;
  readonly onProgress?: (label: string, done: number, total: number) => void;
}

export async function downloadModel({ model }: Download): Promise<void> {
  throw new UserError(`${model} is not here.`);
}

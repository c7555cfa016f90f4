import { hash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Embedder } from '../../embeddings/embedder.js';
import { loadEmbedder } from '../../embeddings/load-embedder.js';
import { resolveModel } from '../../embeddings/resolve-model.js';
import { cachedUnits, computeUnits } from '../../src/answer/token-units.js';

const folder = mkdtempSync(join(tmpdir(), 'footnote-units-'));
const path = join(folder, 'token-units.f32');
const IDS = Int32Array.of(7, 1200, 55, 31_999, 8);

let builtIn: Embedder;
let expected: Float32Array;
beforeAll(async () => {
  builtIn = await loadEmbedder(await resolveModel({ model: 'built-in', hub: '', cacheDir: folder }));
  expected = await computeUnits(IDS, builtIn);
});
beforeEach(() => rmSync(path, { force: true }));
afterAll(async () => {
  await builtIn.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The built-in model under any hash, with what it was asked for. */
function watched(hash = builtIn.model.hash) {
  const runs: Int32Array[] = [];
  const embedder: Embedder = {
    model: { ...builtIn.model, hash },
    vocabulary: builtIn.vocabulary,
    embedQuery: (text) => builtIn.embedQuery(text),
    embedPassage: (sentences) => builtIn.embedPassage(sentences),
    tokenVectors: (ids) => {
      runs.push(ids);
      return builtIn.tokenVectors(ids);
    },
    close: async () => undefined,
  };
  return { embedder, runs };
}

async function units(ids: Int32Array, hash?: string) {
  const { embedder, runs } = watched(hash);
  return { given: await cachedUnits(folder)(ids, embedder), runs: runs.length };
}

describe('cachedUnits', () => {
  it('gives every token its direction, and runs the model the first time only', async () => {
    const lengths = IDS.map((_, i) => Math.hypot(...expected.subarray(i * 256, (i + 1) * 256)) * 1000);
    expect([...lengths].every((length) => Math.abs(length - 1000) <= 1)).toBe(true);
    expect(await units(IDS)).toEqual({ given: expected, runs: 1 });
    expect(await units(IDS)).toEqual({ given: expected, runs: 0 });
    expect(await units(new Int32Array())).toEqual({ given: new Float32Array(), runs: 1 });
  });

  it('runs it again for other tokens, another order of them, and another model', async () => {
    await units(IDS);
    for (const other of [IDS.slice(1), IDS.toReversed(), Int32Array.of(...IDS.slice(1), 9)]) {
      const { given, runs } = await units(other);
      expect({ given, runs }).toEqual({ given: await computeUnits(other, builtIn), runs: 1 });
    }
    await units(IDS);
    expect((await units(IDS, 'another')).runs).toBe(1);
    expect((await units(IDS, 'another')).runs).toBe(0);
  });

  it('believes nothing that was changed, cut off or added to, and mends it', async () => {
    await units(IDS);
    const whole = readFileSync(path);
    const expectMended = async () => {
      expect(await units(IDS)).toEqual({ given: expected, runs: 1 });
      expect(readFileSync(path)).toEqual(whole);
    };
    for (const at of [0, 31, 32, 63, 64, 65, 1000, whole.length - 1]) {
      const changed = Buffer.from(whole);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      writeFileSync(path, changed);
      await expectMended();
    }
    for (const length of [0, 40, 64, whole.length - 256 * 4, whole.length - 1]) {
      truncateSync(path, length);
      await expectMended();
    }
    writeFileSync(path, Buffer.concat([whole, Buffer.alloc(4)]));
    await expectMended();
    const fewer = whole.subarray(64, -4);
    writeFileSync(path, Buffer.concat([whole.subarray(0, 32), hash('sha256', fewer, 'buffer'), fewer]));
    await expectMended();
  });

  it('does without a folder that cannot be written', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const { embedder } = watched();
    expect(await cachedUnits(join(file, 'below'))(IDS, embedder)).toEqual(expected);
    expect(existsSync(join(file, 'below'))).toBe(false);
  });
});

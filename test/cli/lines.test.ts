import { PassThrough, Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { linesOf } from '../../src/cli/lines.js';

it('yields each line as soon as it is there, whatever ends it', async () => {
  const input = new PassThrough();
  const lines = linesOf(input)[Symbol.asyncIterator]();
  input.write('one\r\ntw');
  expect(await lines.next()).toEqual({ done: false, value: 'one' });
  input.write('o\n\nthree');
  expect(await lines.next()).toEqual({ done: false, value: 'two' });
  expect(await lines.next()).toEqual({ done: false, value: '' });
  input.end();
  expect(await lines.next()).toEqual({ done: false, value: 'three' });
  expect(await lines.next()).toEqual({ done: true, value: undefined });
});

it('says that a stream cannot be read, after the lines that could', async () => {
  const broken = Readable.from(
    (function* () {
      yield 'one\ntwo\n';
      throw Object.assign(new Error('i/o error'), { code: 'EIO' });
    })(),
  );
  const lines: string[] = [];
  const reading = (async () => {
    for await (const line of linesOf(broken)) lines.push(line);
  })();
  await expect(reading).rejects.toThrow(/^Standard input cannot be read \(EIO\): /);
  expect(lines).toEqual(['one', 'two']);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText } from '../../src/article/decode-text.js';

const latin1 = (text: string) => Buffer.from(text, 'latin1');
const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? latin1(part) : Buffer.from(part))));

describe('decodeText reads', () => {
  test.each([
    ['UTF-8', Buffer.from('“Né” — 你好'), '“Né” — 你好'],
    ['UTF-8 with a byte order mark', bytes([0xef, 0xbb, 0xbf], 'Hello.'), 'Hello.'],
    ['UTF-16 LE', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Né.', 'utf16le')]), 'Né.'],
    ['UTF-16 BE', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from('Né.', 'utf16le').swap16()]), 'Né.'],
    [
      'Windows-1252 quotes and dashes',
      bytes('He said ', [0x93], 'it', [0x92], 's over', [0x94, 0x97], 'then a caf\xe9\xa0closed', [0x85]),
      'He said “it’s over”—then a café\u00A0closed…',
    ],
    [
      'Latin-1 French',
      bytes(
        '\xabL\xe9t\xe9 \xe0 la for\xeat\xbb, dit le p\xe8re, et les gens de la ville sont venus pour voir le pont neuf.',
      ),
      '«Lété à la forêt», dit le père, et les gens de la ville sont venus pour voir le pont neuf.',
    ],
  ])('%s', (_name, input, text) => {
    expect(decodeText(input)).toBe(text);
  });
});

describe('decodeText refuses', () => {
  const around = (...foreign: number[]) =>
    bytes('The word is ', foreign, ' and it is short, she told the class on Monday.');
  test.each([
    ['KOI8-R', bytes([0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4, 0x20, 0xcd, 0xc9, 0xd2])],
    ['a KOI8-R word in English', around(0xcd, 0xc9, 0xd2)],
    ['a Shift-JIS word in English', around(0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea)],
    ['Shift-JIS kana in English', around(0x82, 0xa0, 0x82, 0xa2)],
    ['a GBK word in English', around(0xd6, 0xd0, 0xce, 0xc4)],
    ['one GBK character in English', around(0xd6, 0xd0)],
    ['Windows-1250 Polish', bytes('W nocy spad\xb3 deszcz i \xbfaden cz\xb3owiek nie wyszed\xb3.')],
    ['Mac Roman', bytes('It\xd5s over, he said to them and then he went.')],
    ['DOS', bytes('The caf\x82 was closed for the day.')],
    ['UTF-8 cut inside its last character', Buffer.from('“One” is done’').subarray(0, -1)],
    ['UTF-8 cut inside its only character', Buffer.from('A text that ends in a café').subarray(0, -1)],
    ['UTF-8 in capitals, cut likewise', Buffer.from('THE GRAND CAFÉ').subarray(0, -1)],
    ['hardly a letter among quotation marks', bytes([0x93, 0x85, 0x94], 'a')],
    ['three accents in a row', bytes('The word b\xe4\xe4\xe4d is written on a wall of the old town.')],
    ['UTF-8 with a stray byte', Buffer.concat([Buffer.from('“One” and “two” and '), Buffer.from([0xff])])],
    ['UTF-16 of an odd length', bytes([0xff, 0xfe, 0x41, 0x00, 0x42])],
    ['control characters beside accents', bytes('A caf\xe9 \x01\x02 was closed.')],
  ])('%s', (_name, input) => {
    expect(decodeText(input)).toBeNull();
  });

  test('random bytes, as good as always', () => {
    const random = fc.uint8Array({ minLength: 200, maxLength: 400 });
    fc.assert(
      fc.property(random, (input) => decodeText(input) === null),
      { seed: 7 },
    );
  });
});

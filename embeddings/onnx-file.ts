import { open } from 'node:fs/promises';

/** ModelProto's field that holds the graph. */
const GRAPH = 7;
/** A tag and a length, each a varint of at most ten bytes. */
const LONGEST_HEAD = 20;

/**
 * Whether a file is a whole ONNX model, judged by its outermost structure: a protocol buffer whose fields follow each
 * other to the file's very end, the graph among them. A truncated download, a web page or a Git LFS pointer is not. Only
 * the heads of some ten fields are read, whatever the size.
 */
export async function isWholeOnnx(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const head = Buffer.alloc(LONGEST_HEAD);
    let hasGraph = false;
    let position = 0;
    while (position < size) {
      const { bytesRead } = await file.read(head, 0, LONGEST_HEAD, position);
      const field = readField(head.subarray(0, bytesRead));
      if (field === null) return false;
      hasGraph ||= field.number === GRAPH;
      position += field.bytes;
    }
    return hasGraph && position === size;
  } finally {
    await file.close();
  }
}

/** The field that begins with these bytes; null where none does. */
function readField(head: Buffer): { number: number; bytes: number } | null {
  const tag = readVarint(head, 0);
  if (tag === null) return null;
  const number = Math.floor(tag.value / 8);
  const next = readVarint(head, tag.end);
  switch (tag.value % 8) {
    case 0:
      return next && { number, bytes: next.end };
    case 1:
      return { number, bytes: tag.end + 8 };
    case 2:
      return next && { number, bytes: next.end + next.value };
    case 5:
      return { number, bytes: tag.end + 4 };
    default:
      return null;
  }
}

function readVarint(bytes: Buffer, start: number): { value: number; end: number } | null {
  let value = 0;
  for (let i = start; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    // Powers, not shifts: a graph may be longer than 2 GB.
    value += (byte & 0x7f) * 2 ** (7 * (i - start));
    if (byte < 0x80) return { value, end: i + 1 };
  }
  return null;
}

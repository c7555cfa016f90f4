import { describe, expect, it } from 'vitest';
import { diskError } from '../../embeddings/disk-error.js';
import { UserError } from '../../src/user-error.js';

const refused = (code: string) => diskError(Object.assign(new Error(`${code}: at /data`), { code }), '/data');

describe('diskError', () => {
  it.each([
    ['EACCES', 'may not be written'],
    ['EPERM', 'may not be written'],
    ['EROFS', 'read-only'],
    ['ENOTDIR', 'below a file'],
    ['EEXIST', 'is no folder'],
    ['ENOSPC', 'is on a full disk: free some space'],
    ['EDQUOT', 'quota'],
    ['EFBIG', 'so large a file'],
    ['EIO', 'cannot be written (EIO)'],
  ])('says what %s means, where, and what helps', (code, part) => {
    const error = refused(code);
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).message).toContain(part);
    expect((error as UserError).message).toMatch(/^The data folder \/data [^\n]+ set DATA_DIR to a folder[^\n]+\.$/);
  });

  it('leaves failures of ours alone', () => {
    for (const error of [new RangeError('ours'), new UserError('theirs'), 'text', null]) {
      expect(diskError(error, '/data')).toBe(error);
    }
    const ours = Object.assign(new TypeError('ours'), { code: 'ERR_INVALID_ARG_TYPE' });
    expect(diskError(ours, '/data')).toBe(ours);
  });
});

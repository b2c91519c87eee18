import { describe, expect, it } from '@jest/globals';
import { insist } from '../../../activities/writing/insist.ts';
import { type ErrorCode, ReadygateError } from '../../../domain/errors.ts';

/** Work that fails with these codes, one after the other, before it succeeds. */
function failing(...codes: ErrorCode[]): () => Promise<number> {
  let times = 0;
  return async () => {
    const code = codes[times++];
    if (code) throw new ReadygateError(code);
    return times;
  };
}

describe('recording what is known', () => {
  it('is tried again where the database failed', async () => {
    await expect(insist(failing('database_unavailable', 'commit_unknown'))).resolves.toBe(3);
    await expect(insist(failing('busy', 'timeout'))).resolves.toBe(3);
  });

  it('is given up after three tries', async () => {
    const error = { code: 'busy' };
    await expect(insist(failing('busy', 'busy', 'busy'))).rejects.toMatchObject(error);
  });

  it('is not tried again where the work itself is wrong', async () => {
    const error = { code: 'stale_generation' };
    await expect(insist(failing('stale_generation'))).rejects.toMatchObject(error);
  });
});

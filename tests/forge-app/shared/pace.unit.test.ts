import { describe, expect, it } from '@jest/globals';
import { failurePace } from '../../../forge-app/static/app/src/shared/pace.ts';

const refused = (status: number) => ({
  kind: 'refused' as const,
  status,
  error: { code: 'internal' as const, message: '', requestId: 'r' },
});

describe('U3 a look that failed', () => {
  it('is tried again ever more slowly', () => {
    const unreachable = { kind: 'unreachable' } as const;
    expect([1, 2, 3, 4, 5, 50].map((failed) => failurePace(unreachable, failed))).toEqual([
      4000, 8000, 16_000, 32_000, 60_000, 60_000,
    ]);
    for (const status of [408, 409, 425, 429, 500, 503])
      expect(failurePace(refused(status), 1)).toBe(4000);
  });

  it('is not tried again by itself where it was refused for good', () => {
    for (const status of [400, 403, 404, 410, 422])
      expect(failurePace(refused(status), 1)).toBeNull();
    expect(failurePace({ kind: 'expired' }, 1)).toBeNull();
    const unlisted = { code: 'gates_unlisted' as const, message: '', requestId: 'r' };
    expect(failurePace({ ...refused(409), error: unlisted }, 1)).toBeNull();
  });
});

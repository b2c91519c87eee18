import { describe, expect, it } from '@jest/globals';
import { createParts } from '../../../dev/break-it/parts.ts';

/** Something that starts when it is let, and counts. */
function victim() {
  let [kills, starts] = [0, 0];
  const gate = Promise.withResolvers<void>();
  return {
    let: gate.resolve,
    counts: () => [kills, starts],
    async kill() {
      kills += 1;
    },
    async start() {
      starts += 1;
      await gate.promise;
    },
  };
}

const nothing = { api: null, postgres: null, temporal: null };

describe('U2 what can be killed', () => {
  it('is killed at once and started again, and not killed while it starts', async () => {
    const worker = victim();
    const parts = createParts({ ...nothing, worker });
    expect(await parts.kill('worker')).toBe(true);
    expect(parts.state()).toEqual({ worker: 'restarting' });
    expect(await parts.kill('worker')).toBe(false);
    expect(worker.counts()).toEqual([1, 1]);
    worker.let();
    await parts.settled();
    expect(parts.state()).toEqual({ worker: 'runs' });
    expect(await parts.kill('worker')).toBe(true);
  });

  it('is only what is ours', async () => {
    const parts = createParts({ ...nothing, worker: victim() });
    expect(parts.known).toEqual(['worker']);
    expect(await parts.kill('postgres')).toBe(false);
  });
});

import { describe, expect, it, jest } from '@jest/globals';
import { generatedBacklog } from '../../../bench/rules/backlog.ts';
import { scoreTwice } from '../../../bench/rules/twice.ts';

// Two processes start; on a busy machine that takes its time.
jest.setTimeout(120_000);

describe('R1 the same report on any machine', () => {
  it('two processes, one of them backwards, in Turkish and a day ahead, give the same digest', async () => {
    const [here, there] = await scoreTwice(400);
    expect(here).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(there).toBe(here);
  });

  it('other issues give another digest', async () => {
    const [few] = await scoreTwice(3);
    const [more] = await scoreTwice(4);
    expect(more).not.toBe(few);
  });

  it('a generated backlog is the same each time, in four languages and all kinds of issues', () => {
    const rows = generatedBacklog(200);
    expect(generatedBacklog(200)).toEqual(rows);
    expect(new Set(rows.map(({ type }) => type))).toEqual(
      new Set(['Story', 'Bug', 'Task', 'Epic', 'Spike', 'Sub-task']),
    );
  });
});

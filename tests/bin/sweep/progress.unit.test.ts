import { describe, expect, it } from '@jest/globals';
import { progressBar } from '../../../bin/sweep/progress.ts';

const bar = (done: number, total: number, perSecond = 0, waitsFor: string | null = null) =>
  progressBar({ done, total, waitsFor }, perSecond);

describe('U3 the bar of a sweep', () => {
  it('is as long as what is done of the whole', () => {
    expect(bar(0, 100)).toBe(`${'░'.repeat(30)} 0 of 100`);
    expect(bar(50, 100)).toBe(`${'█'.repeat(15)}${'░'.repeat(15)} 50 of 100`);
    expect(bar(100, 100)).toBe(`${'█'.repeat(30)} 100 of 100`);
  });

  it('is never longer than the whole, also where there is more than was estimated', () => {
    expect(bar(120, 100)).toBe(`${'█'.repeat(30)} 120 of 120`);
    expect(bar(0, 0)).toBe(`${'░'.repeat(30)} 0 of 1`);
  });

  it('says how many go in a second, and what is left; and what it waits for instead', () => {
    expect(bar(100, 700, 10)).toContain('100 of 700 10/s, 1 min 0 s left');
    expect(bar(0, 100_000, 10)).toContain('2 h 46 min left');
    expect(bar(0, 30, 10)).toContain(', 3 s left');
    expect(bar(100, 700, 10, 'jira_rate_limited')).toContain('100 of 700 waits: jira_rate_limited');
  });
});

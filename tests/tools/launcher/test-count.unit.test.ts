import { describe, expect, it } from '@jest/globals';
import { loadTool } from '../../helpers/tools.ts';

interface Result {
  status: string;
  message: string;
  assertionResults: { status: string; title: string }[];
}
const { countTests } = await loadTool<{
  countTests(results: Result[]): Record<'passed' | 'failed' | 'skipped', number> & {
    messages: string[];
  };
}>('launcher/test-count.mjs');

const file = (status: string, ...statuses: string[]): Result => ({
  status,
  message: `of a file that ${status}`,
  assertionResults: statuses.map((each) => ({ status: each, title: `is ${each}` })),
});

describe('O1 the last line of npm test', () => {
  it('counts what was skipped as skipped, neither as passed nor as failed', () => {
    const results = [file('passed', 'passed', 'pending'), file('failed', 'failed', 'passed')];
    expect(countTests([...results, file('pending', 'pending')])).toEqual({
      ...{ passed: 2, failed: 1, skipped: 2 },
      messages: [],
    });
  });

  it('counts as failed what was not run for any other cause, and says why a file was not', () => {
    expect(countTests([file('failed'), file('passed', 'todo')])).toEqual({
      ...{ passed: 0, failed: 2, skipped: 0 },
      messages: ['of a file that failed'],
    });
  });
});

import { describe, expect, it, jest } from '@jest/globals';
import { issueWith, shapes } from '../../../bench/rules/documents.ts';
import { normaliseJiraIssue } from '../../../domain/normalise/normalise-issue.ts';
import { judge } from '../../../domain/readiness/judge.ts';
import { baseline } from '../../helpers/judged.ts';

// Long texts are much work rather than waiting.
jest.setTimeout(60_000);

/** Processor time, the best of three, so that a busy machine counts little. */
function spent(raw: unknown): number {
  const laps = Array.from({ length: 3 }, () => {
    const before = process.cpuUsage();
    judge(normaliseJiraIssue(raw), baseline);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  });
  return Math.min(...laps);
}

/** Characters of words. A megabyte takes minutes here, so that is for the bench of the rules. */
const long = 160_000;
/** Eight times as long: 8 times the work where it is linear, 64 times where it is quadratic. */
const bound = 24;

describe('R2 a long document of Jira’s editor', () => {
  it.each(Object.keys(shapes))('takes time that grows with its length: %s', (name) => {
    const of = (length: number) => issueWith(shapes[name]?.(length) ?? [], 'Bug');
    expect(spent(of(long)) / spent(of(long / 8))).toBeLessThan(bound);
  });
});

import { beforeAll, describe, expect, it } from '@jest/globals';
import type { FindingView } from '../../../domain/views.ts';
import {
  quotations,
  sortFindings,
} from '../../../forge-app/static/app/src/column/sort-findings.ts';
import { ageText } from '../../../forge-app/static/app/src/column/standing.ts';
import { speakEnglish } from '../speaking.ts';

beforeAll(speakEnglish);

const finding = (rule: string, counts = true, texts: string[] = []): FindingView => ({
  rule,
  severity: 'warning',
  counts,
  outcome: 'fail',
  title: rule,
  advice: '',
  manual: false,
  evidence: texts.map((text) => ({ field: 'description', start: 0, end: text.length, text })),
});

const report = (findings: FindingView[]) => ({
  score: 50,
  status: 'needs_work' as const,
  readyFrom: 80,
  digest: '',
  pack: { id: 'starter', version: '1' },
  findings,
  risks: [],
  passed: 0,
});

describe('U1 the findings in the column', () => {
  it('are at most three openly, in the order of the API, with hints apart', () => {
    const sorted = sortFindings(
      report([...['a', 'b', 'c', 'd'].map((rule) => finding(rule)), finding('h', false)]),
    );
    expect(sorted.first.map(({ rule }) => rule)).toEqual(['a', 'b', 'c']);
    expect(sorted.more.map(({ rule }) => rule)).toEqual(['d']);
    expect(sorted.hints.map(({ rule }) => rule)).toEqual(['h']);
  });

  it('quote two passages at most, each once and not endlessly', () => {
    const long = 'x'.repeat(1000);
    const quoted = quotations(finding('a', true, [' one\n two ', 'one two', '', long, 'third']));
    expect(quoted).toHaveLength(2);
    expect(quoted[0]).toBe('one two');
    expect(quoted[1]!.length).toBeLessThan(200);
  });
});

describe('U1 the age of a judgement', () => {
  const now = new Date('2026-11-24T12:00:00.000Z');
  it.each([
    ['2026-11-24T11:59:40.000Z', 'Judged just now'],
    ['2026-11-24T11:58:00.000Z', 'Judged 2 minutes ago'],
    ['2026-11-24T09:00:00.000Z', 'Judged 3 hours ago'],
    ['2026-11-14T12:00:00.000Z', 'Judged 10 days ago'],
    ['2026-11-24T12:00:30.000Z', 'Judged just now'],
  ])('is told in words: %s', (judgedAt, words) => {
    expect(ageText({ judging: false, stale: false, judgedAt }, now)).toBe(words);
  });
});

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import { canonicalJson } from '../../../domain/canonical.ts';
import { draftSubtasks } from '../../../domain/drafts/draft-subtasks.ts';
import { judge } from '../../../domain/readiness/judge.ts';
import { expectSlices } from '../../helpers/expect-spans.ts';
import { baseline, issueOf, starter } from '../../helpers/judged.ts';

// Much work rather than waiting: on a busy machine it takes its time.
jest.setTimeout(60_000);

describe('public issues that nobody here wrote', () => {
  const data = process.env.READYGATE_DATA ?? join(process.cwd(), '../shared/data');
  const file = join(data, 'demo-backlog/issues.jsonl');
  if (!existsSync(file)) {
    it.skip('READYGATE_DATA/demo-backlog is not at hand', () => {});
    return;
  }
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);

  it('are English or too short to tell', () => {
    const languages = new Set(rows.map((row) => issueOf(row).language));
    expect([...languages].toSorted()).toEqual(['en', 'unknown']);
  });

  it('are judged alike twice, with evidence and provenance that slice', () => {
    for (const row of rows) {
      const issue = issueOf(row);
      const report = judge(issue, baseline);
      expect(canonicalJson(judge(issueOf(row), baseline))).toBe(canonicalJson(report));
      const { drafts } = draftSubtasks(issue);
      const spans = [
        ...report.results.flatMap(({ evidence }) => evidence),
        ...drafts.flatMap((draft) => draft.spans),
      ];
      expectSlices(issue.texts, spans);
    }
  });

  it('are told apart by the starter pack, which asks little of each', () => {
    const reports = rows.map((row) => judge(issueOf(row), starter));
    for (const status of ['ready', 'needs_work', 'not_ready']) {
      const share = reports.filter((one) => one.status === status).length / reports.length;
      expect(share).toBeLessThanOrEqual(0.7);
      expect(share).toBeGreaterThan(0.02);
    }
    const asked = reports.map(
      ({ results }) => results.filter((one) => one.counts && one.outcome === 'fail').length,
    );
    expect(asked.toSorted((a, b) => a - b)[asked.length / 2]).toBeLessThanOrEqual(3);
  });

  it('give subtasks where they list work: one in thirty at least, one in eight at most', () => {
    const share =
      rows.filter((row) => draftSubtasks(issueOf(row)).drafts.length > 0).length / rows.length;
    expect(share).toBeGreaterThan(1 / 30);
    expect(share).toBeLessThan(1 / 8);
  });
});

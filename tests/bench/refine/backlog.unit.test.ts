import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { backlogLines, rowsPerPlan } from '../../../bench/refine/backlog.ts';
import { createJiraSimulator } from '../../../dev/jira-simulator/index.ts';
import { draftSubtasks } from '../../../domain/drafts/draft-subtasks.ts';
import { normaliseJiraIssue } from '../../../domain/normalise/normalise-issue.ts';

test('every issue of the bench has as many things to propose as a plan there has rows', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'readygate-bench-issues-'));
  try {
    const file = join(folder, 'bench.jsonl');
    writeFileSync(file, backlogLines(12));
    const simulator = createJiraSimulator();
    await simulator.addBacklog(file);
    const issues = simulator
      .issuesOf(simulator.tenants.default)
      .filter(({ key }) => key.startsWith('BENCH-'))
      .map(({ raw }) => normaliseJiraIssue(raw));
    const counts = issues.map((issue) => draftSubtasks(issue).drafts.length);
    expect(counts).toEqual(Array.from({ length: 12 }, () => rowsPerPlan));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

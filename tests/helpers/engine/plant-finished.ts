import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureIssue } from '../../../db/issues.ts';
import { setMode } from '../../../db/project-modes.ts';
import { insertReport } from '../../../db/reports.ts';
import { digestOf } from '../../../domain/canonical.ts';
import type { Report, RuleResult } from '../../../domain/report.ts';
import { makeReport } from '../make-report.ts';
import type { Engine } from './engine.ts';

const minute = 60_000;

/** An issue that will be finished: the rules that it fails at its start, and what happens to it. */
export interface Planned {
  fails: Record<string, boolean>;
  waived?: string;
  reopened: boolean;
}

/** A report made before the start, by rules of a test's own. */
function reportOf({ fails, waived }: Planned, content: string): Report {
  const severity = 'warning' as const;
  const usual = { severity, counts: true, weight: 1, evidence: [], params: {} };
  const results = Object.entries(fails).map(
    ([rule, failed]): RuleResult =>
      rule === waived
        ? { ...usual, rule, outcome: 'not_applicable', waived: true }
        : { ...usual, rule, outcome: failed ? 'fail' : 'pass' },
  );
  const report = { ...makeReport(), content: digestOf(content), results };
  return { ...report, digest: digestOf(report) };
}

/** Makes a project of so many issues in the simulator, all to do, in mode `propose`. Gives its id and theirs. */
export async function plantProject(
  {
    simulator,
    database,
    tenantId,
    clock,
  }: Pick<Engine, 'simulator' | 'database' | 'tenantId'> & {
    clock: { now(): Date };
  },
  key: string,
  issues: number,
): Promise<{ projectId: string; issueIds: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'readygate-test-'));
  const lines = Array.from({ length: issues }, (_none, at) =>
    JSON.stringify({ key: `${key}-${at + 1}`, type: 'Task', summary: `Piece ${at + 1}` }),
  );
  writeFileSync(join(folder, 'backlog.jsonl'), lines.join('\n'));
  await simulator.addBacklog(join(folder, 'backlog.jsonl'), tenantId);
  rmSync(folder, { recursive: true });
  const planted = simulator
    .issuesOf(tenantId)
    .filter((issue) => issue.key.startsWith(`${key}-`))
    .toSorted((a, b) => Number(a.id) - Number(b.id));
  const projectId = simulator.projectIds(tenantId).at(-1) ?? '';
  await database.withTenant(tenantId, (tx) =>
    setMode(tx, { projectId, mode: 'propose', at: clock.now() }),
  );
  return { projectId, issueIds: planted.map(({ id }) => id) };
}

/** Has issues judged, and then begun, perhaps reopened, and done. */
export async function finish(
  { simulator, database, tenantId, clock }: Engine,
  projectId: string,
  planned: ReadonlyMap<string, Planned>,
): Promise<void> {
  await database.withTenant(tenantId, async (tx) => {
    for (const [issueId, plan] of planned) {
      await ensureIssue(tx, { issueId, issueKey: `KEY-${issueId}`, projectId });
      await insertReport(tx, { issueId, report: reportOf(plan, issueId), at: clock.now() });
    }
  });
  const move = (status: string, wanted: (plan: Planned) => boolean = () => true) => {
    clock.advance(minute);
    for (const [issue, plan] of planned)
      if (wanted(plan))
        simulator.acting.transition({ cloudId: tenantId, issue }, 'acc-ben', status);
  };
  move('In Progress');
  move('Done', ({ reopened }) => reopened);
  move('In Progress', ({ reopened }) => reopened);
  move('Done');
  clock.advance(minute);
}

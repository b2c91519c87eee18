import type { RowView } from '../../domain/views.ts';
import { undecided } from '../accounting/undecided.ts';
import type { World } from '../world.ts';
import { collectEvidence } from './evidence.ts';
import { runMainJob, type Verdict } from './once.ts';
import { printAudit, printPlan, printReport, printSubtasks } from './print.ts';

/**
 * Runs the main job as Ada, prints what she would see, and what stands in Jira and in the audit
 * chain afterwards. The last line is one JSON object.
 * @returns 0 only if everything approved stands in Jira once and the chain is verified.
 */
export async function showOnce(
  world: World,
  issue: { id: string; key: string },
  verdict: (row: RowView) => Verdict | Promise<Verdict>,
): Promise<number> {
  const job = await runMainJob(world.person('acc-ada'), issue.id, {
    onReport: printReport,
    onPlan: printPlan,
    verdict,
  });
  const evidence = await collectEvidence(world, issue.id, job.refinement);
  printSubtasks(evidence.subtasks);
  printAudit(evidence.audit);
  const rows = job.plan?.rows ?? [];
  const approved = rows.filter(({ state }) => !undecided.includes(state)).length;
  const summary = {
    issue: issue.key,
    score: job.readiness.report?.score ?? null,
    status: job.readiness.report?.status ?? null,
    rowsProposed: rows.length,
    rowsApproved: approved,
    subtasksInJira: evidence.subtasks.length,
    duplicates: evidence.duplicates,
    auditEntries: evidence.audit.length,
    auditVerified: evidence.auditVerified,
    workflowEvents: evidence.workflowEvents,
    historyBytes: evidence.historyBytes,
    outcome: job.refinement.outcome,
    after: job.refinement.after,
  };
  process.stdout.write(`${JSON.stringify(summary)}\n`);
  const holds =
    job.refinement.outcome === 'applied' &&
    approved > 0 &&
    evidence.subtasks.length === approved &&
    evidence.duplicates === 0 &&
    evidence.auditVerified;
  return holds ? 0 : 1;
}

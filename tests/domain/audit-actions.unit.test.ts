import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { createActivities } from '../../activities/index.ts';
import { type AuditAction, auditActions } from '../../domain/audit.ts';

const root = join(import.meta.dirname, '../..');
const code = ['activities', 'api', 'bin', 'db']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join(root, folder, file), 'utf8')),
  )
  .join('\n');

/** Actions of which the code has only the beginning or the end. */
const assembled = [...code.matchAll(/action: `([a-z_.]*)\$\{\w+\}([a-z_.]*)`/g)];

/** What each activity leaves in a chain when it did its work. A new one needs its row. */
const activities: Record<string, AuditAction[] | string> = {
  judgeOnce: ['issue.judged'],
  analyseIssue: ['issue.judged'],
  annotateReport: ['report.annotated'],
  draftPlan: ['plan.proposed'],
  revalidatePlan: ['plan.kept', 'plan.replaced', 'plan.cleared'],
  applyPlan: ['plan.applied'],
  verifyPlan: ['plan.verified', 'plan.unverified'],
  remindApprovers: ['plan.reminded'],
  expirePlan: ['plan.expired'],
  closeRefinement: ['refinement.closed'],
  resumeClarification: 'it only says where the clarification stands',
  judgeAnswers: ['clarification.judged'],
  remindAsked: ['clarification.reminded'],
  endClarification: ['clarification.closed'],
  noteMessages: ['notify.due'],
  sendMessage: ['notify.sent', 'notify.skipped', 'notify.failed', 'notify.unknown'],
  sendDigests: ['notify.sent', 'notify.failed', 'notify.unknown'],
  testModel: ['model.tested'],
  publishDue: ['scores.published'],
  reconcileOnce: ['refinement.recovered', 'clarification.recovered', 'sweep.recovered'],
  gatherOutcomes: ['outcomes.gathered'],
  sweepPage: ['sweep.page_judged', 'sweep.stopped', 'sweep.completed', 'sweep.failed'],
  failSweep: ['sweep.failed'],
  detectOnce: ['write.duplicate', 'write.unknown'],
  verifyAudits: ['audit.verified'],
};

describe('X1 the closed list of actions', () => {
  it('has nothing that nobody writes', () => {
    const unused = auditActions.filter(
      (action) =>
        !code.includes(`'${action}'`) &&
        !assembled.some(
          ([, start = '', end = '']) => action.startsWith(start) && action.endsWith(end),
        ),
    );
    expect(unused).toEqual([]);
  });

  it('has each action once', () => {
    expect(new Set(auditActions).size).toBe(auditActions.length);
  });

  it('has a row for every activity', () => {
    const made = createActivities({ clockPool: {}, runs: {} } as never);
    expect(Object.keys(made).toSorted()).toEqual(Object.keys(activities).toSorted());
    const named = Object.values(activities).flatMap((leaves) =>
      typeof leaves === 'string' ? [] : leaves,
    );
    expect(named.filter((action) => !auditActions.includes(action))).toEqual([]);
  });
});

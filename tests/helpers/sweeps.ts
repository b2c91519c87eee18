import { randomUUID } from 'node:crypto';
import type { MetItem } from '../../db/sweep-items.ts';
import { insertEstimate, moveSweep, type NewSweep } from '../../db/sweeps.ts';
import type { WithTenant } from '../../db/tenant-tx.ts';
import type { SweepAmounts, SweepRef } from '../../domain/sweep.ts';
import { sweepMoves } from '../../domain/sweep-moves.ts';
import { testNow } from './database.ts';

/** More than any test takes. */
export const plenty: SweepAmounts = {
  issues: 1e6,
  points: 1e6,
  seconds: 1e6,
  tokens: 0,
  micros: 0,
};

/** Keeps an estimate and approves a budget for it. */
export async function startedSweep(
  withTenant: WithTenant,
  tenantId: string,
  made: NewSweep = makeSweep(),
  budget: SweepAmounts = plenty,
): Promise<SweepRef> {
  const { sweepId, at } = made;
  const moved = await withTenant(tenantId, async (tx) => {
    await insertEstimate(tx, made);
    return await moveSweep(tx, sweepId, { ...sweepMoves.start, budget, at, dueAt: at });
  });
  if (!moved) throw new Error('the sweep did not start');
  return { tenantId, sweepId, generation: moved.generation };
}

/** An estimate of everything in SHOP. */
export function makeSweep(changed: Partial<NewSweep> = {}): NewSweep {
  return {
    sweepId: randomUUID(),
    source: 'jira',
    projects: [{ id: '10000', key: 'SHOP' }],
    jql: null,
    origin: 'person',
    requestedBy: 'acc-otto',
    estimate: { issues: 10, points: 11, seconds: 1, tokens: 0, micros: 0 },
    at: testNow,
    ...changed,
  };
}

/** SHOP-12 as a sweep met it. */
export function makeItem(changed: Partial<MetItem> = {}): MetItem {
  return {
    issueId: '10112',
    issueKey: 'SHOP-12',
    projectId: '10000',
    outcome: 'judged',
    problem: null,
    kind: 'story',
    status: 'needs_work',
    score: 60,
    failedRules: ['criteria.present'],
    contentDigest: null,
    summaryDigest: null,
    parentId: null,
    estimateMissing: null,
    blockerIds: [],
    sprintId: null,
    updatedDay: '2026-11-20',
    ...changed,
  };
}

import { expect } from '@jest/globals';
import pg from 'pg';
import { readEntries, verifyChain } from '../../../db/audit-chain.ts';
import type { Person } from '../../../dev/person.ts';
import type { AuditEntry } from '../../../domain/audit.ts';
import type { PlanView, RefinementView } from '../../../domain/views.ts';
import { closed, decideAll, proposed } from '../engine/steps.ts';
import type { TestWorld } from './test-world.ts';

export interface Job {
  refinement: RefinementView;
  plan: PlanView;
}

/** A plan of five rows that waits for a decision. */
export async function fiveRows(person: Person, issueId: string): Promise<Job> {
  const job = await proposed(person, issueId);
  expect(job.plan.rows).toHaveLength(5);
  return job;
}

/** Proposes and approves all five rows. */
export async function approveFive(person: Person, issueId: string): Promise<Job> {
  const job = await fiveRows(person, issueId);
  expect((await decideAll(person, job.plan)).status).toBe(200);
  return job;
}

/**
 * What must always hold in the end: the refinement is applied, exactly the approved rows stand in
 * Jira, each once, Jira was asked for nothing that it does not have, and the audit chain is whole.
 */
export async function expectWrittenOnce(
  world: TestWorld,
  person: Person,
  { refinement, plan }: Job,
): Promise<void> {
  const { outcome } = await closed(person, refinement.id);
  expect(outcome).toBe('applied');
  const written = await world.simulator.markedSubtasks(world.tenantId, plan.issue.id);
  const approved = plan.rows.map(({ operationId }) => operationId);
  expect(written.map(({ operation }) => operation).toSorted()).toEqual(approved.toSorted());
  const { rows } = (await person.plan(plan.id)).body as PlanView;
  const keys = rows.map(({ state, result }) => [state, result?.key]);
  expect(keys.toSorted()).toEqual(written.map(({ key }) => ['done', key]).toSorted());
  expect(world.simulator.duplicates()).toEqual([]);
  expect(world.simulator.violations()).toEqual([]);
  expect((await auditOf(world)).verified).toBe(true);
}

/** The world's audit chain, and whether it is whole. */
export async function auditOf({
  databaseUrls,
  tenantId,
}: TestWorld): Promise<{ verified: boolean; entries: AuditEntry[] }> {
  const pool = new pg.Pool({ connectionString: databaseUrls.readonly, max: 1 });
  try {
    const { ok } = await verifyChain(pool, tenantId);
    const entries = await readEntries(pool, tenantId);
    return { verified: ok, entries: entries.map(({ body }) => JSON.parse(body) as AuditEntry) };
  } finally {
    await pool.end();
  }
}

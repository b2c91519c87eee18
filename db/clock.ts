import type pg from 'pg';
import type { ClarificationRef } from '../domain/clarification/clarification.ts';
import type { Uuid } from '../domain/json.ts';
import type { NotifyRef } from '../domain/notification.ts';
import type { RefinementStep } from '../domain/refinement.ts';
import { databaseError } from './errors.ts';

export interface DueRefinement {
  tenantId: Uuid;
  refinementId: Uuid;
  generation: number;
  step: RefinementStep;
}

/** Open refinements whose projection did not move before its deadline, longest overdue first. */
export async function dueRefinements(
  pool: pg.Pool,
  at: Date,
  limit: number,
): Promise<DueRefinement[]> {
  return await run<DueRefinement>(
    pool,
    `select tenant_id as "tenantId", refinement_id as "refinementId", generation, step from refinements
      where outcome is null and due_at <= $1 order by due_at limit $2`,
    [at, limit],
  );
}

/** Messages that nobody looked after since a time, by the plan and the stage that they are about. */
export async function leftMessages(
  pool: pg.Pool,
  since: Date,
  limit: number,
): Promise<NotifyRef[]> {
  return await run<NotifyRef>(
    pool,
    `select tenant_id as "tenantId", plan_id as "planId", stage from notifications
      where state in ('due', 'sending') and changed_at <= $1
      group by tenant_id, plan_id, stage order by min(changed_at) limit $2`,
    [since, limit],
  );
}

/** Clarifications that did not move before their deadline, longest overdue first. */
export async function dueClarifications(
  pool: pg.Pool,
  at: Date,
  limit: number,
): Promise<ClarificationRef[]> {
  return await run<ClarificationRef>(
    pool,
    `select tenant_id as "tenantId", refinement_id as "refinementId", generation from clarifications
      where outcome is null and due_at <= $1 order by due_at limit $2`,
    [at, limit],
  );
}

/** Every tenant there is, in a stable order. */
export async function listTenants(pool: pg.Pool): Promise<Uuid[]> {
  const rows = await run<{ tenantId: Uuid }>(
    pool,
    'select tenant_id as "tenantId" from tenants order by tenant_id',
    [],
  );
  return rows.map(({ tenantId }) => tenantId);
}

/** Notes that a task of the clock ran. */
export async function recordRun(
  pool: pg.Pool,
  task: string,
  at: Date,
  found: number,
): Promise<void> {
  await run(
    pool,
    `insert into clock_runs (task, ran_at, found) values ($1, $2, $3)
     on conflict (task) do update set ran_at = excluded.ran_at, found = excluded.found`,
    [task, at, found],
  );
}

/** Seconds since each task last ran. */
export async function clockAges(pool: pg.Pool, at: Date): Promise<Map<string, number>> {
  const rows = await run<{ task: string; ranAt: Date }>(
    pool,
    'select task, ran_at as "ranAt" from clock_runs',
    [],
  );
  return new Map(
    rows.map(({ task, ranAt }) => [task, Math.max(0, (at.getTime() - ranAt.getTime()) / 1000)]),
  );
}

async function run<Row>(pool: pg.Pool, text: string, values: unknown[]): Promise<Row[]> {
  try {
    const { rows } = await pool.query(text, values);
    return rows as Row[];
  } catch (error) {
    throw databaseError(error);
  }
}

import type pg from 'pg';
import type { ClarificationRef } from '../domain/clarification/clarification.ts';
import type { InstallationState } from '../domain/installation.ts';
import type { Uuid } from '../domain/json.ts';
import type { NotifyRef } from '../domain/notification.ts';
import type { RefinementStep } from '../domain/refinement.ts';
import type { SweepRef } from '../domain/sweep.ts';
import type { Denied } from './denials.ts';
import { databaseError } from './errors.ts';
import type { StoredTenant } from './tenants.ts';

export interface DueRefinement {
  tenantId: Uuid;
  refinementId: Uuid;
  generation: number;
  step: RefinementStep;
}

/** Of the tenants that somebody or something may work for. */
const ofActive = `tenant_id in (select tenant_id from tenants where state = 'active')`;

/**
 * Open refinements whose projection did not move before its deadline, longest overdue first: of active
 * tenants, and of those that left what still has to be settled.
 */
export async function dueRefinements(
  pool: pg.Pool,
  at: Date,
  limit: number,
): Promise<DueRefinement[]> {
  return await run<DueRefinement>(
    pool,
    `select tenant_id as "tenantId", refinement_id as "refinementId", generation, step
       from refinements r join tenants t using (tenant_id)
      where outcome is null and due_at <= $1 and (t.state = 'active' or r.requested_at <= t.left_at)
      order by due_at limit $2`,
    [at, limit],
  );
}

/** Sweeps that run and did not move in time, of active tenants. */
export async function dueSweeps(pool: pg.Pool, at: Date, limit: number): Promise<SweepRef[]> {
  return await run<SweepRef>(
    pool,
    `select tenant_id as "tenantId", sweep_id as "sweepId", generation from sweeps s join tenants t using (tenant_id)
      where s.state = 'running' and s.due_at <= $1 and t.state = 'active' order by s.due_at limit $2`,
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
      where state in ('due', 'sending') and changed_at <= $1 and ${ofActive}
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
      where outcome is null and due_at <= $1 and ${ofActive} order by due_at limit $2`,
    [at, limit],
  );
}

/** Open refinements that were asked for before their tenant left. */
export async function leftRefinements(
  pool: pg.Pool,
  limit: number,
): Promise<{ tenantId: Uuid; refinementId: Uuid }[]> {
  return await run<{ tenantId: Uuid; refinementId: Uuid }>(
    pool,
    `select tenant_id as "tenantId", refinement_id as "refinementId" from refinements r join tenants t using (tenant_id)
      where r.outcome is null and r.requested_at <= t.left_at order by tenant_id, refinement_id limit $1`,
    [limit],
  );
}

/** Sweeps that were begun before their tenant left, and are not over. */
export async function leftSweeps(pool: pg.Pool, limit: number): Promise<SweepRef[]> {
  return await run<SweepRef>(
    pool,
    `select tenant_id as "tenantId", sweep_id as "sweepId", generation from sweeps s join tenants t using (tenant_id)
      where s.state in ('running', 'paused', 'stopped_at_budget') and s.started_at <= t.left_at
      order by tenant_id, sweep_id limit $1`,
    [limit],
  );
}

/** Questions that were asked before their tenant left and whose answers are waited for. */
export async function leftClarifications(
  pool: pg.Pool,
  limit: number,
): Promise<ClarificationRef[]> {
  return await run<ClarificationRef>(
    pool,
    `select tenant_id as "tenantId", refinement_id as "refinementId", c.generation
       from clarifications c join tenants t using (tenant_id) join refinements r using (tenant_id, refinement_id)
      where c.outcome is null and c.begun_at is not null and r.requested_at <= t.left_at order by tenant_id, refinement_id limit $1`,
    [limit],
  );
}

/** Active installations that no call named since a time, longest silent first. */
export async function silentInstallations(
  pool: pg.Pool,
  since: Date,
  limit: number,
): Promise<{ tenantId: Uuid; installationId: Uuid }[]> {
  return await run<{ tenantId: Uuid; installationId: Uuid }>(
    pool,
    `select tenant_id as "tenantId", installation_id as "installationId" from installations
      where state = 'active' and last_seen_at < $1 order by last_seen_at limit $2`,
    [since, limit],
  );
}

export interface ListedInstallation {
  tenantId: Uuid;
  tenantState: StoredTenant['state'];
  /** What follows is null for a tenant without any installation. */
  installationId: Uuid | null;
  state: InstallationState | null;
  environment: string | null;
  appVersion: string | null;
  lastSeenAt: Date | null;
  /** Since when it is not active. */
  inactiveSince: Date | null;
}

/** Every tenant with its installations, in the order in which they came. */
export async function listInstallations(pool: pg.Pool): Promise<ListedInstallation[]> {
  return await run<ListedInstallation>(
    pool,
    `select t.tenant_id as "tenantId", t.state as "tenantState", installation_id as "installationId", i.state, environment,
       app_version as "appVersion", last_seen_at as "lastSeenAt", inactive_since as "inactiveSince"
       from tenants t left join installations i using (tenant_id)
      order by tenant_id, first_seen_at, installation_id`,
    [],
  );
}

/** How many installations are in each state; states without any are left out. */
export async function countInstallations(pool: pg.Pool): Promise<Map<InstallationState, number>> {
  const rows = await run<{ state: InstallationState; count: number }>(
    pool,
    'select state, count(*)::integer as count from installations group by state',
    [],
  );
  return new Map(rows.map(({ state, count }) => [state, count]));
}

/** Denials that no entry tells of, and that were held since before a time, longest held first. */
export async function heldDenials(
  pool: pg.Pool,
  before: Date,
  limit: number,
): Promise<(Denied & { tenantId: Uuid })[]> {
  return await run(
    pool,
    `select tenant_id as "tenantId", what, day::text, reason, nullif(account_id, '') as "accountId" from (
       select 'model' as what, tenant_id, day, reason, '' as account_id, held, noted_at from model_denials union all
       select 'quota', tenant_id, day, kind, account_id, held, noted_at from quota_denials) d
      where held > 0 and noted_at <= $1 order by noted_at limit $2`,
    [before, limit],
  );
}

/** Tenants with reservations that are over. */
export async function overdueTenants(pool: pg.Pool, at: Date, limit: number): Promise<Uuid[]> {
  const rows = await run<{ tenantId: Uuid }>(
    pool,
    `select distinct tenant_id as "tenantId" from reservations where release_at <= $1 order by 1 limit $2`,
    [at, limit],
  );
  return rows.map(({ tenantId }) => tenantId);
}

/** Tenants that used something on a day before one which is not rolled up. */
export async function tenantsToRollUp(
  pool: pg.Pool,
  before: string,
  limit: number,
): Promise<Uuid[]> {
  const rows = await run<{ tenantId: Uuid }>(
    pool,
    `select distinct tenant_id as "tenantId" from usage_events where not rolled_up and day < $1::date order by 1 limit $2`,
    [before, limit],
  );
  return rows.map(({ tenantId }) => tenantId);
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

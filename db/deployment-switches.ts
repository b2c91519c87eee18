import type pg from 'pg';
import type { AuditAction } from '../domain/audit.ts';
import { databaseError } from './errors.ts';
import { publishSoon } from './publish-wishes.ts';
import type { TenantTx } from './tenant-tx.ts';
import { findTenant, lockTenant } from './tenants.ts';

/** What an operator can stop for all tenants at once. */
export type DeploymentSwitch = 'writes' | 'model';

const actions: Record<DeploymentSwitch, { stopped: AuditAction; resumed: AuditAction }> = {
  writes: { stopped: 'tenant.writes_stopped', resumed: 'tenant.writes_resumed' },
  model: { stopped: 'model.stopped', resumed: 'model.resumed' },
};

/**
 * Stops or resumes something for the whole deployment. What is so already keeps its time.
 * @returns since when it is so; null where it never was stopped
 */
export async function setStoppedEverywhere(
  pool: pg.Pool,
  name: DeploymentSwitch,
  { stopped, at }: { stopped: boolean; at: Date },
): Promise<Date | null> {
  try {
    await pool.query(
      `insert into deployment_switches as d (name, stopped, changed_at)
       select $1::text, $2::boolean, $3::timestamptz
        where $2::boolean or exists (select from deployment_switches where name = $1::text)
       on conflict (name) do update set stopped = excluded.stopped, changed_at = excluded.changed_at
        where d.stopped <> excluded.stopped`,
      [name, stopped, at],
    );
    const { rows } = await pool.query<{ since: Date }>(
      'select changed_at as since from deployment_switches where name = $1 and stopped = $2',
      [name, stopped],
    );
    return rows[0]?.since ?? null;
  } catch (error) {
    throw databaseError(error);
  }
}

/**
 * Notes in the chain of a tenant that something is stopped, or goes on, for the whole deployment: once, however often
 * it is said. Waits for permits that are being minted: after it no new write of the tenant begins.
 */
export async function noteStoppedEverywhere(
  tx: TenantTx,
  name: DeploymentSwitch,
  { stopped, since }: { stopped: boolean; since: Date },
): Promise<void> {
  await lockTenant(tx);
  const tenant = await findTenant(tx);
  if (!tenant || tenant.state === 'purged') return;
  if (!stopped && name === 'writes') await publishSoon(tx, since);
  const action = actions[name][stopped ? 'stopped' : 'resumed'];
  tx.audit({
    at: since,
    action,
    actor: 'operator',
    subject: { kind: 'tenant', id: tx.tenantId },
    data: { scope: 'deployment' },
    dedupeKey: `deployment/${action}/${since.toISOString()}`,
  });
}

import type { Uuid } from '../domain/json.ts';
import type { TenantTx } from './tenant-tx.ts';

/** A write by a standing permit, of which a tenant has one at a time. */
export interface StandingWrite {
  operationId: Uuid;
  target: 'field' | 'property';
  issueIds: string[];
  /** Those of the request that was made last. */
  underway: string[] | null;
  state: 'planned' | 'sending';
  /** Attempts since Jira last took one of this write. */
  tries: number;
  attemptId: Uuid | null;
  deadlineAt: Date | null;
}

/** The write that is not finished, held until the transaction ends. */
export async function lockStandingWrite(tx: TenantTx): Promise<StandingWrite | null> {
  const rows = await tx.query<StandingWrite>(
    `select w.operation_id as "operationId", s.target, s.issue_ids as "issueIds", s.underway, w.state,
       w.attempt_id as "attemptId", w.deadline_at as "deadlineAt",
       (select count(*)::integer from write_attempts a where a.tenant_id = w.tenant_id and a.operation_id = w.operation_id
         and a.started_at > all (select c.started_at from write_attempts c where c.tenant_id = w.tenant_id
           and c.operation_id = w.operation_id and c.outcome = 'confirmed')) as tries
     from writes w join standing_writes s using (tenant_id, operation_id)
     where w.tenant_id = $1 and w.permit = 'standing' and w.state in ('planned', 'sending') for update of w`,
    [tx.tenantId],
  );
  return rows[0] ?? null;
}

/** Plans a write. @throws {ReadygateError} where another one of the tenant is not finished */
export async function planStandingWrite(
  tx: TenantTx,
  { operationId, target, issueIds }: Pick<StandingWrite, 'operationId' | 'target' | 'issueIds'>,
  at: Date,
): Promise<void> {
  await tx.query(
    `insert into writes (tenant_id, operation_id, permit, state, changed_at) values ($1, $2, 'standing', 'planned', $3)`,
    [tx.tenantId, operationId, at],
  );
  await tx.query(
    `insert into standing_writes (tenant_id, operation_id, target, issue_ids, asked_at) values ($1, $2, $3, $4, $5)`,
    [tx.tenantId, operationId, target, issueIds, at],
  );
}

/** Notes which issues the next request is about. */
export async function noteUnderway(
  tx: TenantTx,
  operationId: Uuid,
  issueIds: readonly string[],
): Promise<void> {
  await tx.query(
    'update standing_writes set underway = $3 where tenant_id = $1 and operation_id = $2',
    [tx.tenantId, operationId, issueIds],
  );
}

import type { ClarificationRef } from '../domain/clarification/clarification.ts';
import type { Uuid } from '../domain/json.ts';
import type { HeardComment, StoredClarification } from './clarifications.ts';
import type { TenantTx } from './tenant-tx.ts';

/** Comments kept of one clarification at most: any one of them answers. */
const mostKept = 20;

/** Notes, and audits, that somebody answered in a comment. Nothing where somebody did before, or nothing is waited for. */
export async function noteAnswer(
  tx: TenantTx,
  refinementId: Uuid,
  { id: comment, at }: { id: string; at: Date },
): Promise<void> {
  const noted = await tx.query(
    `update clarifications set answered_at = $3, changed_at = $3
      where tenant_id = $1 and refinement_id = $2 and answered_at is null and begun_at is not null and outcome is null returning 1`,
    [tx.tenantId, refinementId, at],
  );
  if (noted.length === 0) return;
  tx.audit({
    at,
    action: 'clarification.answered',
    actor: 'app',
    subject: { kind: 'refinement', id: refinementId },
    data: { comment },
  });
}

/** Whether a comment is one that a plan wrote. */
export async function isOwnComment(tx: TenantTx, commentId: string): Promise<boolean> {
  return (await ownOf(tx, [commentId])).size > 0;
}

/**
 * Whether a comment of ours to an issue may be there whose id is not known yet: Jira tells of it before it
 * has answered who wrote it.
 */
export async function isCommentOnItsWay(tx: TenantTx, issueId: string): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from plans p join plan_rows r using (tenant_id, plan_id)
      where tenant_id = $1 and p.issue_id = $2 and r.kind = 'addComment' and r.state = 'sending' limit 1`,
    [tx.tenantId, issueId],
  );
  return rows.length > 0;
}

/**
 * Keeps a comment to an issue until it is known whether it answers questions that wait, or whose comment
 * may stand in Jira.
 * @returns those that are waited for already
 */
export async function keepComment(
  tx: TenantTx,
  issueId: string,
  { id, at }: { id: string; at: Date },
): Promise<ClarificationRef | null> {
  const kept = await tx.query<Omit<ClarificationRef, 'tenantId'> & { begun: boolean }>(
    `update clarifications c set changed_at = $4,
       heard = case when jsonb_array_length(heard) < $5 then heard || $3::jsonb else heard end
      where tenant_id = $1 and issue_id = $2 and outcome is null and (begun_at is not null or exists (
        select from plans p join plan_rows r using (tenant_id, plan_id)
         where p.tenant_id = $1 and p.refinement_id = c.refinement_id and r.kind = 'addComment'
           and r.state in ('sending', 'uncertain', 'done')))
      returning refinement_id as "refinementId", generation, begun_at is not null as begun`,
    [tx.tenantId, issueId, JSON.stringify([{ id, at: at.toISOString() }]), at, mostKept],
  );
  const waiting = kept.find(({ begun }) => begun);
  if (!waiting) return null;
  const { refinementId, generation } = waiting;
  return { tenantId: tx.tenantId, refinementId, generation };
}

/**
 * The clarification, held, once the comments that were kept of it are looked through: the first that is none
 * of ours answered it. While one of ours is on its way nobody can tell.
 */
export async function withKeptAnswer(
  tx: TenantTx,
  found: StoredClarification,
): Promise<StoredClarification> {
  const { refinementId, issueId, heard, outcome } = found;
  if (outcome !== null || heard.length === 0) return found;
  if (await isCommentOnItsWay(tx, issueId)) return found;
  const own = await ownOf(
    tx,
    heard.map(({ id }) => id),
  );
  const answer = heard.find(({ id }) => !own.has(id));
  if (answer) await noteAnswer(tx, refinementId, timed(answer));
  await tx.query(
    `update clarifications set heard = '[]' where tenant_id = $1 and refinement_id = $2`,
    [tx.tenantId, refinementId],
  );
  const answeredAt = found.answeredAt ?? (answer ? timed(answer).at : null);
  return { ...found, heard: [], answeredAt };
}

const timed = ({ id, at }: HeardComment) => ({ id, at: new Date(at) });

/** Those of some comments that a plan wrote. */
async function ownOf(tx: TenantTx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ id: string }>(
    `select result_id as id from plan_rows where tenant_id = $1 and result_id = any($2) and kind = 'addComment'`,
    [tx.tenantId, ids],
  );
  return new Set(rows.map(({ id }) => id));
}

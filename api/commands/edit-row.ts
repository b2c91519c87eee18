import { randomUUID } from 'node:crypto';
import { insertDecision } from '../../db/decisions.ts';
import { rewriteRow } from '../../db/plan-rows.ts';
import { saveRows } from '../../db/plans.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import type { Verdict } from '../../domain/approvals.ts';
import { editRow } from '../../domain/edit-row.ts';
import { ReadygateError } from '../../domain/errors.ts';
import { planSeal } from '../../domain/seal.ts';
import type { EditRequest } from '../../domain/views.ts';
import { readUndoSide } from '../undo-side.ts';
import { formerOf } from '../views/former.ts';
import { lastDecider, mayWrite, planView, sentRows } from '../views/plan.ts';
import { receiptsOf } from '../views/receipts.ts';
import { type Decider, fieldsOf, lockWithDecisions } from './change-plan.ts';
import type { CommandResult } from './run-command.ts';

/**
 * Words a row anew, under a new seal. Approves nothing: whoever approved the row approved other words,
 * and the editor counts among its proposers from now on.
 * @throws {ReadygateError} those of `editRow`, jira_permission_missing
 */
export async function editPlanRow(
  tx: TenantTx,
  caller: Decider,
  planId: string,
  request: EditRequest & { description?: unknown },
  at: Date,
): Promise<CommandResult> {
  const { refinement, plan, decisions, policy } = await lockWithDecisions(tx, planId);
  const row = editRow(plan, request, at);
  if (!mayWrite(row, caller.person)) throw new ReadygateError('jira_permission_missing');
  const rows = plan.rows.map((other) => (other.id === row.id ? row : other));
  const seal = planSeal(tx.tenantId, { ...plan, rows });
  const { accountId } = caller;
  const said: Verdict = {
    accountId,
    rowId: row.id,
    rowDigest: row.digest,
    verdict: 'edit',
    fields: fieldsOf(plan, row),
    policyVersion: plan.policy.version,
  };
  const decisionId = randomUUID();
  const change = { id: row.id, state: 'open' as const, problem: null };
  const [edited] = await Promise.all([
    saveRows(tx, { ...plan, rows }, { rows: [change], seal }),
    rewriteRow(tx, row),
    insertDecision(tx, {
      decisionId,
      planId,
      kind: 'edit',
      accountId,
      seal: plan.seal,
      policyVersion: plan.policy.version,
      at,
      rows: [said],
    }),
  ]);
  tx.audit({
    at,
    action: 'row.edited',
    actor: 'person',
    subject: { kind: 'row', id: row.id },
    data: { decision: decisionId, plan: planId, digest: row.digest, seal },
    personal: { accountId },
  });
  const after = [...decisions, said];
  const decidedBy = lastDecider(after, accountId);
  const former = await formerOf(tx, plan);
  const side = await readUndoSide(tx, edited, refinement, { ...caller, at });
  const receipts = await receiptsOf(tx, edited);
  const eyes = { accountId, decisions: after, policy, decidedBy, former, side, receipts };
  const view = planView(edited, refinement, caller.person, eyes);
  return { status: 200, body: { plan: view, sent: sentRows(edited) } };
}

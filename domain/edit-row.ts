import { requireOpen } from './decide.ts';
import { ReadygateError } from './errors.ts';
import type { Plan, PlanRow } from './plan.ts';
import { reword } from './reword.ts';
import { rowDigest } from './seal.ts';
import { tierOfEdited } from './tier-of-words.ts';
import type { EditRequest } from './views.ts';

/**
 * A row as a person edited it: other words, another digest, open. It approves nothing, and whatever
 * approval the row had was of something else. Its tier rises with words that name a risk; neither it nor a
 * doubt is lowered by an edit, which would decide on what the policy asks. Sections need the description as
 * Jira has it now.
 * @throws {ReadygateError} plan_final, plan_expired, seal_mismatch, row_unknown, row_not_editable,
 *   invalid_request
 */
export function editRow(
  plan: Pick<Plan, 'rows' | 'seal' | 'expiresAt'>,
  { seal, rowId, operation, description }: EditRequest & { description?: unknown },
  at: Date,
): PlanRow {
  requireOpen(plan, at);
  const row = plan.rows.find(({ id }) => id === rowId);
  if (!row) throw new ReadygateError('row_unknown', { path: '/rowId' });
  if (seal !== plan.seal) throw new ReadygateError('seal_mismatch', { path: '/seal' });
  if (row.state !== 'open' && row.state !== 'approved')
    throw new ReadygateError('row_not_editable', { path: '/rowId', state: row.state });
  const worded = reword(row.operation, operation, description);
  const { problem: _problem, ...rest } = row;
  return {
    ...rest,
    operation: worded,
    digest: rowDigest(worded, row.after),
    tier: tierOfEdited(row.tier, worded),
    provenance: { ...row.provenance, lane: 'person' },
    state: 'open',
  };
}

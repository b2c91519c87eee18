import type { Uuid } from '../domain/json.ts';
import type { ProposedQuestion } from '../domain/model/questions.ts';
import type { ProposedSubtask } from '../domain/model/subtasks.ts';
import type { TenantTx } from './tenant-tx.ts';

/** What a model proposed for a refinement; for one that asks people, questions. */
interface ModelDrafts {
  subtasks: readonly ProposedSubtask[];
  questions: readonly ProposedQuestion[];
}

/** As it is kept; workers of the release before know lists of subtasks. */
type Kept = ModelDrafts['subtasks'] | Pick<ModelDrafts, 'questions'>;

/** Where it is encrypted for. */
export const place = (refinementId: Uuid) => ({
  table: 'model_drafts',
  column: 'drafts',
  rowId: refinementId,
});

/** Keeps what a model proposed for a refinement, encrypted. The first answer stays. */
export async function saveModelDrafts(
  tx: TenantTx,
  refinementId: Uuid,
  { prompt, drafts, at }: { prompt: string; drafts: Kept; at: Date },
): Promise<void> {
  const { keyVersion, bytes } = await tx.seal(place(refinementId), drafts);
  await tx.query(
    `insert into model_drafts (tenant_id, refinement_id, prompt, key_version, drafts, created_at)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [tx.tenantId, refinementId, prompt, keyVersion, bytes, at],
  );
}

/** What a model proposed for a refinement; null where it was not asked or said nothing that counts. */
export async function findModelDrafts(
  tx: TenantTx,
  refinementId: Uuid,
): Promise<ModelDrafts | null> {
  const [row] = await tx.query<{ drafts: Buffer }>(
    'select drafts from model_drafts where tenant_id = $1 and refinement_id = $2',
    [tx.tenantId, refinementId],
  );
  if (!row) return null;
  const kept = await tx.open<Kept>(place(refinementId), row.drafts);
  return 'questions' in kept
    ? { subtasks: [], questions: kept.questions }
    : { subtasks: kept, questions: [] };
}

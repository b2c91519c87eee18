import { gatherSeconds, startPublishScores } from '../domain/publishing/message.ts';
import { enqueueSooner } from './outbox.ts';
import type { TenantTx } from './tenant-tx.ts';

/** How long publishing waits; `firm`: Jira asked for it, and nobody cuts it short. */
export interface PublishWait {
  seconds: number;
  firm?: boolean;
}

/** Asks for what is due to be published: after a moment in which more may come, or after a longer wait. */
export async function askToPublish(
  tx: TenantTx,
  at: Date,
  { seconds, firm = false }: PublishWait = { seconds: gatherSeconds },
): Promise<void> {
  const from = new Date(at.getTime() + seconds * 1000);
  const message = startPublishScores(tx.tenantId, firm ? from : undefined);
  await enqueueSooner(tx, message, from);
}

/** Asks where something is due: what it waited for has come. */
export async function askIfDue(tx: TenantTx, at: Date): Promise<void> {
  const due = await tx.query(
    'select 1 from published_scores where tenant_id = $1 and due_since is not null limit 1',
    [tx.tenantId],
  );
  if (due.length > 0) await askToPublish(tx, at);
}

/** As `askIfDue`, and a wish that waits for a later time need not wait for it: a stop is over. */
export async function publishSoon(tx: TenantTx, at: Date): Promise<void> {
  await tx.query(
    `update outbox set available_at = least(available_at, $2)
      where tenant_id = $1 and delivered_at is null and name = 'publishScores'`,
    [tx.tenantId, at],
  );
  await askIfDue(tx, at);
}

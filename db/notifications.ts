import type { Uuid } from '../domain/json.ts';
import type { NotifyChannel, NotifyStage } from '../domain/notification.ts';
import type { TenantTx } from './tenant-tx.ts';

/** `unknown`: it may have gone out, and is not sent again. */
export type NotificationState = 'due' | 'sending' | 'sent' | 'skipped' | 'failed' | 'unknown';

/** One message to one person, or to nobody in particular, about one stage of one plan. */
export interface StoredNotification {
  notificationId: Uuid;
  planId: Uuid;
  stage: NotifyStage;
  channel: NotifyChannel;
  /** Empty for the webhook. */
  accountId: string;
  state: NotificationState;
  attempts: number;
  /** When it became due. */
  createdAt: Date;
}

export type NewNotification = Omit<StoredNotification, 'state' | 'attempts' | 'createdAt'>;

const columns = `notification_id as "notificationId", plan_id as "planId", stage, channel,
  account_id as "accountId", state, attempts, created_at as "createdAt"`;

/** Notes the messages that are due. Those that were noted before stay as they are. */
export async function addNotifications(
  tx: TenantTx,
  messages: readonly NewNotification[],
  at: Date,
): Promise<void> {
  await tx.query(
    `insert into notifications (tenant_id, notification_id, plan_id, stage, channel, account_id, state,
       created_at, changed_at)
     select $1, m."notificationId", m."planId", m.stage, m.channel, m."accountId", 'due', $3, $3
     from jsonb_to_recordset($2::jsonb) as m("notificationId" uuid, "planId" uuid, stage text,
       channel text, "accountId" text)
     on conflict do nothing`,
    [tx.tenantId, JSON.stringify(messages), at],
  );
}

/** Takes the lock of a message; null when there is none of this id. */
export async function lockNotification(
  tx: TenantTx,
  notificationId: Uuid,
): Promise<StoredNotification | null> {
  const rows = await tx.query<StoredNotification>(
    `select ${columns} from notifications where tenant_id = $1 and notification_id = $2 for update`,
    [tx.tenantId, notificationId],
  );
  return rows[0] ?? null;
}

/** Moves a message that `lockNotification` answered with in this transaction. */
export async function moveNotification(
  tx: TenantTx,
  { notificationId }: Pick<StoredNotification, 'notificationId'>,
  { state, code, at }: { state: NotificationState; code?: string; at: Date },
): Promise<void> {
  await tx.query(
    `update notifications set state = $3, code = $4, changed_at = $5,
       attempts = attempts + case when $3 = 'sending' then 1 else 0 end
      where tenant_id = $1 and notification_id = $2`,
    [tx.tenantId, notificationId, state, code ?? null, at],
  );
}

/** Whether the same person was, or may have been, told of the same stage of the same issue since a time. */
export async function wasTold(
  tx: TenantTx,
  { notificationId, planId, stage, channel, accountId }: NewNotification,
  since: Date,
): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from notifications n join plans p using (tenant_id, plan_id)
      where tenant_id = $1 and notification_id <> $2 and stage = $4 and channel = $5 and account_id = $6
        and n.state in ('sending', 'sent', 'unknown') and n.changed_at > $7
        and p.issue_id = (select issue_id from plans where tenant_id = $1 and plan_id = $3) limit 1`,
    [tx.tenantId, notificationId, planId, stage, channel, accountId, since],
  );
  return rows.length > 0;
}

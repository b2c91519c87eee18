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

/**
 * Notes the messages that are due. Those that were noted before stay as they are, but for those that were
 * left out: who was not told then is told now.
 * @returns how many are due by it
 */
export async function addNotifications(
  tx: TenantTx,
  messages: readonly NewNotification[],
  at: Date,
): Promise<number> {
  const added = await tx.query(
    `insert into notifications (tenant_id, notification_id, plan_id, stage, channel, account_id, state,
       created_at, changed_at)
     select distinct $1::uuid, m."notificationId", m."planId", m.stage, m.channel, m."accountId", 'due', $3::timestamptz, $3::timestamptz
     from jsonb_to_recordset($2::jsonb) as m("notificationId" uuid, "planId" uuid, stage text,
       channel text, "accountId" text)
     on conflict (tenant_id, notification_id) do update set state = 'due', created_at = $3, changed_at = $3
       where notifications.state = 'skipped' returning 1`,
    [tx.tenantId, JSON.stringify(messages), at],
  );
  return added.length;
}

/**
 * Makes the messages due again that were left out while the tenant was not active.
 * @returns the plans and stages that they are about
 */
export async function dueAgain(
  tx: TenantTx,
  at: Date,
): Promise<Pick<StoredNotification, 'planId' | 'stage'>[]> {
  return await tx.query(
    `with due as (
       update notifications set state = 'due', code = null, created_at = $2, changed_at = $2
        where tenant_id = $1 and state = 'skipped' and code = 'tenant_inactive' returning plan_id, stage)
     select distinct plan_id as "planId", stage from due order by 1, 2`,
    [tx.tenantId, at],
  );
}

const unsettled = `state in ('due', 'sending')`;

/** The messages about a stage of a plan of which it is not known yet what becomes of them. */
export async function listUnsettled(
  tx: TenantTx,
  { planId, stage }: Pick<StoredNotification, 'planId' | 'stage'>,
): Promise<Uuid[]> {
  const rows = await tx.query<{ id: Uuid }>(
    `select notification_id as id from notifications
      where tenant_id = $1 and plan_id = $2 and stage = $3 and ${unsettled} order by 1`,
    [tx.tenantId, planId, stage],
  );
  return rows.map(({ id }) => id);
}

/** Notes that they are looked after anew. False where none has been left alone since a time. */
export async function takeUp(
  tx: TenantTx,
  { planId, stage }: Pick<StoredNotification, 'planId' | 'stage'>,
  { at, since }: { at: Date; since: Date },
): Promise<boolean> {
  const taken = await tx.query(
    `update notifications set changed_at = $5
      where tenant_id = $1 and plan_id = $2 and stage = $3 and ${unsettled} and changed_at <= $4 returning 1`,
    [tx.tenantId, planId, stage, since, at],
  );
  return taken.length > 0;
}

/**
 * A restored database does not know whether a message went out after the backup: it may have, and is
 * not sent again.
 * @returns how many there were
 */
export async function doubtMessages(tx: TenantTx, at: Date): Promise<number> {
  const doubted = await tx.query<Pick<StoredNotification, 'planId' | 'stage' | 'channel'>>(
    `update notifications set state = 'unknown', changed_at = $2 where tenant_id = $1 and ${unsettled}
      returning plan_id as "planId", stage, channel`,
    [tx.tenantId, at],
  );
  for (const { planId, stage, channel } of doubted)
    tx.audit({
      at,
      action: 'notify.unknown',
      outcome: 'lost',
      actor: 'operator',
      subject: { kind: 'plan', id: planId },
      data: { stage, channel, by: 'recovery' },
    });
  return doubted.length;
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

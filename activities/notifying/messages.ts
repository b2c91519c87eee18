import {
  addNotifications,
  listUnsettled,
  lockNotification,
  moveNotification,
  type NotificationState,
  type StoredNotification,
} from '../../db/notifications.ts';
import { findNotifySettings, type NotifySettings } from '../../db/notify-settings.ts';
import type { AuditInput, TenantTx } from '../../db/tenant-tx.ts';
import { ReadygateError } from '../../domain/errors.ts';
import { planWords, type Words } from '../../domain/message-words.ts';
import type { Delivery, NotifyRef } from '../../domain/notification.ts';
import { changesAt, messagesAt } from '../../domain/recipients.ts';
import type { MessageInput, MessageState } from '../activities.ts';
import type { ActivityDeps } from '../deps.ts';
import { ownEntry } from '../entry.ts';
import { type Access, appAccess } from '../reading.ts';
import { handToJira, handToWebhook } from './hand-over.ts';
import { channelsOf, type News, readNews, reasonToSkip } from './news.ts';

/** A message that is about to be sent; nobody else sends it. */
interface Begun {
  message: StoredNotification;
  settings: NotifySettings;
  issueId: string;
  words: Words;
}

/** Messages about plans. Every one has a row of its own, and goes out once at most. */
export function createNotifying(deps: ActivityDeps) {
  const { withTenant, clock } = deps;

  /**
   * The row says `sending` before anything is sent: whoever finds it so later cannot know, and does not
   * send again.
   */
  const begin = (input: MessageInput, access: Access | null): Promise<Begun | MessageState> =>
    withTenant(input.tenantId, async (tx) => {
      const at = clock();
      const [message, settings] = await Promise.all([
        lockNotification(tx, input.notificationId),
        findNotifySettings(tx),
      ]);
      if (!message) return 'skipped';
      if (message.state === 'sending') return await end(tx, message, { state: 'unknown' }, at);
      if (message.state !== 'due') return message.state;
      const news = await readNews(tx, message.planId);
      const code = await reasonToSkip(tx, message, news, settings, at);
      if (code !== null) return await end(tx, message, { state: 'skipped', code }, at);
      if (message.channel === 'email' && !access) throw new ReadygateError('waiting_for_token');
      await moveNotification(tx, message, { state: 'sending', at });
      const { id: issueId } = news.plan.issue;
      return { message, settings, issueId, words: wordsOf(message, news, settings) };
    });

  /** What is known of it stays, unless somebody else took the message up in the meantime. */
  const settle = (
    { tenantId }: MessageInput,
    { message }: Begun,
    delivery: Delivery,
  ): Promise<MessageState | null> =>
    withTenant(tenantId, async (tx) => {
      const at = clock();
      const now = await lockNotification(tx, message.notificationId);
      if (now?.attempts !== message.attempts + 1) return 'unknown';
      if (delivery.kind === 'not_sent') {
        if (now.state !== 'sending') return 'unknown';
        await moveNotification(tx, message, { state: 'due', code: delivery.code, at });
        return null;
      }
      return await end(tx, message, endOf(delivery), at);
    });

  const handOver = async (
    { tenantId }: MessageInput,
    { message, settings, issueId, words }: Begun,
    access: Access | null,
  ): Promise<Delivery> => {
    const { notificationId: id, channel, accountId } = message;
    if (channel === 'email' && access)
      return await handToJira(deps, access, { tenantId, issueId, accountId, words });
    if (channel === 'webhook' && settings.webhook)
      return await handToWebhook(deps, settings.webhook, { id, words });
    return { kind: 'not_sent', code: 'waiting_for_token' };
  };

  return {
    /** Idempotent: a message that was noted before stays as it is. Answers with what is still to be sent. */
    async noteMessages(ref: NotifyRef): Promise<string[]> {
      const { tenantId, planId, stage } = ref;
      const at = clock();
      return await withTenant(tenantId, async (tx) => {
        const settings = await findNotifySettings(tx);
        const { plan, asking } = await readNews(tx, planId);
        await addNotifications(tx, messagesAt(stage, plan, asking, channelsOf(settings)), at);
        // Some may have been noted when others were asked than now: why they are not sent is said of each.
        const messages = await listUnsettled(tx, ref);
        const data = { stage, messages: messages.length };
        const subject = { kind: 'plan', id: planId };
        tx.audit(ownEntry({ at, action: 'notify.due', subject, data }));
        return messages;
      });
    },

    /**
     * Idempotent: what was sent, or may have been, is not sent again. Throws only where it surely was
     * not sent and may be tried again; after half a day it is given up.
     */
    async sendMessage(input: MessageInput): Promise<MessageState> {
      const access = await appAccess(deps, input.tenantId);
      const begun = await begin(input, access);
      if (typeof begun === 'string') return begun;
      const delivery = await handOver(input, begun, access);
      const state = await settle(input, begun, delivery);
      if (state !== null) return state;
      const { code, retryAfterSeconds } = delivery as Extract<Delivery, { kind: 'not_sent' }>;
      throw new ReadygateError(code, retryAfterSeconds ? { retryAfterSeconds } : {});
    },
  };
}

function wordsOf(
  { stage }: StoredNotification,
  { plan }: News,
  { siteUrl }: NotifySettings,
): Words {
  const { issue, expiresAt } = plan;
  const news = { stage, key: issue.key, changes: changesAt(stage, plan), expiresAt };
  return planWords({ ...news, siteUrl: siteUrl ?? '' });
}

interface End {
  state: MessageState;
  code?: string;
}

function endOf(delivery: Exclude<Delivery, { kind: 'not_sent' }>): End {
  if (delivery.kind === 'refused') return { state: 'failed', code: delivery.code };
  return { state: delivery.kind };
}

async function end(
  tx: TenantTx,
  message: StoredNotification,
  { state, code }: End,
  at: Date,
): Promise<MessageState> {
  await moveNotification(tx, message, { state, at, ...(code ? { code } : {}) });
  tx.audit(entryOf(message, { state, ...(code ? { code } : {}) }, at));
  return state;
}

const outcomes: Partial<Record<NotificationState, AuditInput['outcome']>> = {
  failed: 'failed',
  unknown: 'lost',
};

function entryOf(message: StoredNotification, { state, code }: End, at: Date): AuditInput {
  const { planId, stage, channel, accountId } = message;
  return ownEntry({
    at,
    action: `notify.${state}`,
    outcome: outcomes[state] ?? 'ok',
    subject: { kind: 'plan', id: planId },
    data: { stage, channel, ...(code ? { code } : {}) },
    ...(accountId ? { personal: { accountId } } : {}),
  });
}

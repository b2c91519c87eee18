import { randomBytes } from 'node:crypto';
import {
  findNotifySettings,
  type NotifySettings,
  saveNotifySettings,
} from '../../db/notify-settings.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { ReadygateError } from '../../domain/errors.ts';
import type { WebhookTarget } from '../../domain/notification.ts';
import { siteUrlProblem, webhookUrlProblem } from '../../domain/webhook-url.ts';
import type { CommandResult } from './run-command.ts';

export interface NotificationsChange {
  /** The version that its author saw. */
  version: number;
  email: boolean;
  siteUrl: string;
  /** Left out: as it is. */
  webhook?: Pick<WebhookTarget, 'url' | 'format'> | null;
}

/**
 * Sets how the people of a site are told. The key of a new webhook is made here and said once.
 * @throws {ReadygateError} invalid_request, settings_changed
 */
export async function setNotifications(
  tx: TenantTx,
  accountId: string,
  { version, email, siteUrl, webhook }: NotificationsChange,
  at: Date,
): Promise<CommandResult> {
  refuse('/siteUrl', siteUrlProblem(siteUrl));
  if (webhook) refuse('/webhook/url', webhookUrlProblem(webhook.url));
  const before = await findNotifySettings(tx);
  if (before.version !== version)
    throw new ReadygateError('settings_changed', { path: '/version' });
  const made = webhook ? { ...webhook, key: randomBytes(32).toString('base64') } : webhook;
  const after = { version, email, siteUrl, webhook: made === undefined ? before.webhook : made };
  await saveNotifySettings(tx, after, { at, author: { accountId } });
  const view = notificationsView({ ...after, version: version + 1 });
  return { status: 200, body: made ? { ...view, key: made.key } : view };
}

/** The settings without what is secret of them. */
export function notificationsView({ version, email, siteUrl, webhook }: NotifySettings) {
  const shown = webhook && { host: new URL(webhook.url).host, format: webhook.format };
  return { version, email, siteUrl, webhook: shown };
}

function refuse(path: string, problem: string | null): void {
  if (problem) throw new ReadygateError('invalid_request', { path, hint: problem });
}

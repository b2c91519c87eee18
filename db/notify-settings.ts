import { isReadygateError, ReadygateError } from '../domain/errors.ts';
import type { WebhookTarget } from '../domain/notification.ts';
import type { Channels } from '../domain/recipients.ts';
import type { TenantTx } from './tenant-tx.ts';

/** How a tenant lets people be told. Everything is off until somebody turns it on. */
export interface NotifySettings {
  /** 0 where nobody set any. */
  version: number;
  email: boolean;
  /** Where links lead, without a slash at its end. */
  siteUrl: string | null;
  webhook: WebhookTarget | null;
}

interface SettingsRecord {
  version: number;
  email: boolean;
  site_url: string | null;
  webhook: Buffer | null;
}

/** Where it is encrypted for. */
export const place = (version: number) => ({
  table: 'notify_settings',
  column: 'webhook',
  rowId: String(version),
});

const newest = 'tenant_id = $1 order by version desc limit 1';

/** What is turned on, without what a webhook is sent with. */
export async function findChannels(tx: TenantTx): Promise<Channels> {
  const rows = await tx.query<Channels>(
    `select email, webhook is not null as webhook from notify_settings where ${newest}`,
    [tx.tenantId],
  );
  return rows[0] ?? { email: false, webhook: false };
}

export async function findNotifySettings(tx: TenantTx): Promise<NotifySettings> {
  const rows = await tx.query<SettingsRecord>(
    `select version, email, site_url, webhook from notify_settings where ${newest}`,
    [tx.tenantId],
  );
  const [row] = rows;
  if (!row) return { version: 0, email: false, siteUrl: null, webhook: null };
  const { version, email, site_url: siteUrl, webhook } = row;
  return {
    version,
    email,
    siteUrl,
    webhook: webhook && (await tx.open<WebhookTarget>(place(version), webhook)),
  };
}

/**
 * Puts new settings in the place of those that were read: each version stays, with its author and time.
 * @throws {ReadygateError} busy when somebody else changed them meanwhile
 */
export async function saveNotifySettings(
  tx: TenantTx,
  { version: before, email, siteUrl, webhook }: NotifySettings,
  { at, author }: { at: Date; author: 'operator' | { accountId: string } },
): Promise<void> {
  const version = before + 1;
  const host = webhook && new URL(webhook.url).host;
  const sealed = webhook && (await tx.seal(place(version), webhook));
  try {
    await tx.query(
      `insert into notify_settings (tenant_id, version, email, site_url, webhook_host, key_version,
         webhook, author, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        tx.tenantId,
        version,
        email,
        siteUrl,
        host,
        sealed?.keyVersion ?? null,
        sealed?.bytes ?? null,
        author === 'operator' ? author : author.accountId,
        at,
      ],
    );
  } catch (error) {
    const taken = isReadygateError(error) && error.details?.sqlState === '23505';
    throw taken ? new ReadygateError('busy') : error;
  }
  tx.audit({
    at,
    action: 'notify.changed',
    actor: author === 'operator' ? author : 'person',
    subject: { kind: 'tenant', id: tx.tenantId },
    data: { version, email, webhook: host ?? 'off' },
    ...(author === 'operator' ? {} : { personal: author }),
  });
}

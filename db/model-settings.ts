import { isReadygateError, ReadygateError } from '../domain/errors.ts';
import { defaultModelSettings, type ModelSettings } from '../domain/model/settings.ts';
import type { TenantTx } from './tenant-tx.ts';

/** Where it is encrypted for. */
export const place = (version: number) => ({
  table: 'model_settings',
  column: 'settings',
  rowId: String(version),
});

export interface StoredModelSettings extends ModelSettings {
  /** 0 where nobody set any. */
  version: number;
}

/** How a tenant uses models; by default not at all. */
export async function findModelSettings(tx: TenantTx): Promise<StoredModelSettings> {
  const [row] = await tx.query<{ version: number; settings: Buffer }>(
    `select version, settings from model_settings where tenant_id = $1 order by version desc limit 1`,
    [tx.tenantId],
  );
  if (!row) return { version: 0, ...defaultModelSettings };
  const { version, settings } = row;
  return { version, ...(await tx.open<ModelSettings>(place(version), settings)) };
}

/**
 * Puts new settings in the place of those that were read: each version stays, with its author and time.
 * @throws {ReadygateError} busy when somebody else changed them meanwhile
 */
export async function saveModelSettings(
  tx: TenantTx,
  { version: before, ...settings }: StoredModelSettings,
  { at, accountId }: { at: Date; accountId: string },
): Promise<void> {
  const version = before + 1;
  const host = settings.endpoint && new URL(settings.endpoint.baseUrl).host;
  const { keyVersion, bytes } = await tx.seal(place(version), settings);
  try {
    await tx.query(
      `insert into model_settings (tenant_id, version, active, endpoint_host, key_version, settings,
         author, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [tx.tenantId, version, settings.on, host, keyVersion, bytes, accountId, at],
    );
  } catch (error) {
    const taken = isReadygateError(error) && error.details?.sqlState === '23505';
    throw taken ? new ReadygateError('busy') : error;
  }
  tx.audit({
    at,
    action: 'model.changed',
    actor: 'person',
    subject: { kind: 'tenant', id: tx.tenantId },
    data: {
      version,
      on: settings.on,
      endpoint: host ?? 'operator',
      fields: settings.fields.length,
    },
    personal: { accountId },
  });
}

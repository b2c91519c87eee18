import type { Time } from '../domain/json.ts';
import type { TenantTx } from './tenant-tx.ts';

/** Who changes a setting: a person, or whoever operates this. */
export type Author = 'operator' | { accountId: string };

type Value = Record<string, string | number | boolean | null>;

/** One version of a setting. */
export interface SettingChange {
  version: number;
  value: Value;
  /** An account, `operator` or `app`. */
  by: string;
  at: Time;
}

/** Settings of which only the last state is kept elsewhere. */
type NotedSetting = 'mode' | 'writes' | 'publishing' | 'model_project' | 'comments';

/** Everything that has a history, with where its versions stand. Codes, ids and switches only: no address, no text. */
const histories = {
  mode: changesOf('mode'),
  writes: changesOf('writes'),
  publishing: changesOf('publishing'),
  model_project: changesOf('model_project'),
  comments: changesOf('comments'),
  // Approvers are named by id, as in grants.
  policy: `select version, jsonb_build_object('policy', policy_id, 'document', document::text) as value, published_by as by, published_at as at
    from policies where tenant_id = $1 and project_id = $2`,
  rules: `select version, jsonb_build_object('pack', content ->> 'id', 'packVersion', content ->> 'version', 'digest', digest) as value,
      published_by as by, published_at as at
    from rule_packs where tenant_id = $1 and project_id = $2`,
  // Grants name people, groups and roles by id.
  roles: `select version, jsonb_build_object('grants', grants::text) as value, author as by, changed_at as at
    from role_grants where tenant_id = $1 and scope = case when $2::text = '' then 'site' else $2 end`,
  notifications: `select version, jsonb_build_object('email', email, 'webhook', webhook_host) as value, author as by, changed_at as at
    from notify_settings where tenant_id = $1 and $2::text = ''`,
  model: `select version, jsonb_build_object('on', active, 'endpoint', endpoint_host) as value, author as by, changed_at as at
    from model_settings where tenant_id = $1 and $2::text = ''`,
} as const;

export type SettingName = keyof typeof histories;

function changesOf(setting: NotedSetting): string {
  return `select version, value, author as by, changed_at as at
    from setting_changes where tenant_id = $1 and project_id = $2 and setting = '${setting}'`;
}

/**
 * Keeps who set what and when, in the transaction of the change: `app` where nobody did, but what it was set for is
 * gone. The version is the one after the change.
 */
export async function noteSetting(
  tx: TenantTx,
  setting: NotedSetting,
  { projectId = '', version, value }: { projectId?: string; version: number; value: Value },
  { at, author }: { at: Date; author: Author | 'app' },
): Promise<void> {
  await tx.query(
    `insert into setting_changes (tenant_id, setting, project_id, version, value, author, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      tx.tenantId,
      setting,
      projectId,
      version,
      JSON.stringify(value),
      typeof author === 'string' ? author : author.accountId,
      at,
    ],
  );
}

/** Versions of a setting below `before`, newest first. @param projectId empty for one of the tenant */
export async function listSettingChanges(
  tx: TenantTx,
  { setting, projectId }: { setting: SettingName; projectId: string },
  { before, limit }: { before: number | null; limit: number },
): Promise<SettingChange[]> {
  const rows = await tx.query<Omit<SettingChange, 'at'> & { at: Date }>(
    `select version, value, by, at from (${histories[setting]}) h
      where $3::integer is null or version < $3 order by version desc limit $4`,
    [tx.tenantId, projectId, before, limit],
  );
  return rows.map(({ at, ...change }) => ({ ...change, at: at.toISOString() }));
}

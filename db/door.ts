import type { Uuid } from '../domain/json.ts';
import type { ProjectMode } from '../domain/views.ts';
import {
  oldestReply,
  type ReplyKey,
  type ReplyRecord,
  readReply,
  type StoredReply,
} from './idempotency.ts';
import type { TenantTx } from './tenant-tx.ts';

export interface DoorQuestion {
  installationId: Uuid;
  projectId: string;
  replyKey: ReplyKey;
  at: Date;
}

export interface DoorAnswer {
  /** `unknown` was never seen before. */
  installation: 'active' | 'inactive' | 'unknown';
  writesStopped: boolean;
  mode: ProjectMode;
  /** The reply to repeat, where the command was made before. */
  reply: StoredReply | null;
}

type DoorRecord = {
  active: boolean | null;
  writes_stopped: boolean | null;
  mode: ProjectMode | null;
} & (ReplyRecord | { [member in keyof ReplyRecord]: null });

/** What a command must know before it does anything, in one round trip. */
export async function readDoor(
  tx: TenantTx,
  { installationId, projectId, replyKey, at }: DoorQuestion,
): Promise<DoorAnswer> {
  const { accountId, route, key } = replyKey;
  const [row] = await tx.query<DoorRecord>(
    `select i.state = 'active' and t.state = 'active' as active, t.writes_stopped, m.mode,
       k.body_digest, k.status, k.reply
     from (select $1::uuid as tenant_id) asked
       left join tenants t using (tenant_id)
       left join installations i on i.tenant_id = asked.tenant_id and i.installation_id = $2
       left join project_modes m on m.tenant_id = asked.tenant_id and m.project_id = $3
       left join idempotency_keys k on k.tenant_id = asked.tenant_id and k.account_id = $4
         and k.route = $5 and k.key = $6 and k.created_at > $7`,
    [tx.tenantId, installationId, projectId, accountId, route, key, oldestReply(at)],
  );
  const known = row?.active ?? null;
  return {
    installation: known === null ? 'unknown' : known ? 'active' : 'inactive',
    writesStopped: row?.writes_stopped ?? false,
    mode: row?.mode ?? 'off',
    reply: row && row.reply !== null ? await readReply(tx, replyKey, row) : null,
  };
}

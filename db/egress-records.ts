import type { Uuid } from '../domain/json.ts';
import { dayOf } from '../domain/quota/quota.ts';
import type { CallOutcome } from './egress.ts';
import type { TenantTx } from './tenant-tx.ts';

/** A call as it is shown: what left, never the text of it. */
export interface EgressRecord {
  id: Uuid;
  issueId: string | null;
  prompt: string;
  endpoint: string;
  model: string;
  fields: string[];
  bytes: number;
  bodyDigest: string;
  redactions: Record<string, number>;
  /** Digest of the content of the issue as it was read for the call; null where no issue was sent. */
  revision: string | null;
  state: 'sending' | CallOutcome['state'];
  code: string | null;
  inputTokens: number | null;
  outputTokens: number | null;
  micros: number | null;
  sentAt: Date;
  settledAt: Date | null;
}

const columns = `egress_id as id, issue_id as "issueId", prompt, endpoint, model, fields, bytes, body_digest as "bodyDigest",
  redactions, revision, state, code, input_tokens::float8 as "inputTokens", output_tokens::float8 as "outputTokens",
  micros::float8 as micros, sent_at as "sentAt", settled_at as "settledAt"`;

/** Calls, newest first, from behind the last one of the page before. */
export async function listEgress(
  tx: TenantTx,
  { after, limit }: { after: Pick<EgressRecord, 'sentAt' | 'id'> | null; limit: number },
): Promise<EgressRecord[]> {
  return await tx.query<EgressRecord>(
    `select ${columns} from egress_records where tenant_id = $1
        and ($2::timestamptz is null or (sent_at, egress_id) < ($2::timestamptz, $3::uuid))
      order by sent_at desc, egress_id desc limit $4`,
    [tx.tenantId, after?.sentAt, after?.id, limit],
  );
}

/** The newest call that sent no issue: the last test of the connection. */
export async function lastConnectionTest(tx: TenantTx): Promise<EgressRecord | null> {
  const rows = await tx.query<EgressRecord>(
    `select ${columns} from egress_records where tenant_id = $1 and issue_id is null
      order by sent_at desc, egress_id desc limit 1`,
    [tx.tenantId],
  );
  return rows[0] ?? null;
}

/** How the calls of a day ended. One that a model refused, or answered badly, is no failure of its endpoint. */
export async function endsOn(
  tx: TenantTx,
  at: Date,
): Promise<Record<EgressRecord['state'], number>> {
  const rows = await tx.query<{ state: EgressRecord['state']; count: number }>(
    `select state, count(*)::integer as count from egress_records where tenant_id = $1 and sent_at >= $2 group by state`,
    [tx.tenantId, `${dayOf(at)}T00:00:00Z`],
  );
  const counts = Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  return { sending: 0, answered: 0, refused: 0, failed: 0, ...counts };
}

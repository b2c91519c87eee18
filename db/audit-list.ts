import type { AuditAction, ChainedEntry } from '../domain/audit.ts';
import type { Time, Uuid } from '../domain/json.ts';
import { personalPlace } from './audit.ts';
import type { TenantTx } from './tenant-tx.ts';

/** Which entries are wanted; nothing named means all. Times are those of the entries, until is left out. */
export interface EntryFilter {
  since?: Date | undefined;
  until?: Date | undefined;
  subject?: { kind: string; id: string } | undefined;
  action?: AuditAction | undefined;
}

/** A place in the list: the newest come first, by time and then by number. */
export interface EntryPosition {
  at: Time;
  seq: number;
}

interface EntryRecord extends Omit<ChainedEntry, 'seq'> {
  seq: string;
}

/** Entries below a place, newest first, as many as `limit`. */
export async function listEntries(
  tx: TenantTx,
  filter: EntryFilter,
  { below, limit }: { below: EntryPosition | null; limit: number },
): Promise<ChainedEntry[]> {
  const { conditions, values } = conditionsOf(tx.tenantId, filter);
  if (below) {
    values.push(below.at, below.seq);
    const [at, seq] = [`$${values.length - 1}`, `$${values.length}`];
    conditions.push(`at <= ${at} and (at < ${at} or seq < ${seq})`);
  }
  return await read(tx, conditions, 'at desc, seq desc', [...values, limit]);
}

/** Entries after a number, in the order of the chain, as many as `limit`. */
export async function entriesAfter(
  tx: TenantTx,
  filter: EntryFilter,
  { after, limit }: { after: number; limit: number },
): Promise<ChainedEntry[]> {
  const { conditions, values } = conditionsOf(tx.tenantId, filter);
  values.push(after);
  conditions.push(`seq > $${values.length}`);
  return await read(tx, conditions, 'seq', [...values, limit]);
}

/** The accounts behind entries, by number; none where that part was erased or there never was one. */
export async function accountsBehind(
  tx: TenantTx,
  seqs: readonly number[],
): Promise<Map<number, string>> {
  const rows = await tx.query<{ seq: string; salt: Buffer; content: Buffer }>(
    `select seq, salt, content from audit_personal where tenant_id = $1 and seq = any($2::bigint[])`,
    [tx.tenantId, seqs],
  );
  const found = await Promise.all(
    rows.map(async ({ seq, salt, content }): Promise<[number, string][]> => {
      const { accountId } = await tx.open<{ accountId?: string }>(personalPlace(salt), content);
      return accountId === undefined ? [] : [[Number(seq), accountId]];
    }),
  );
  return new Map(found.flat());
}

function conditionsOf(tenantId: Uuid, { since, until, subject, action }: EntryFilter) {
  const conditions = ['tenant_id = $1'];
  const values: unknown[] = [tenantId];
  const add = (condition: string, value: string | undefined) => {
    if (value === undefined) return;
    values.push(value);
    conditions.push(`${condition} $${values.length}`);
  };
  add('at >=', since?.toISOString());
  add('at <', until?.toISOString());
  add('subject =', subject && `${subject.kind}:${subject.id}`);
  add('action =', action);
  return { conditions, values };
}

/** Statements differ by what is asked for, so that each is planned with the index that serves it. */
async function read(
  { query }: TenantTx,
  conditions: readonly string[],
  order: string,
  values: readonly unknown[],
): Promise<ChainedEntry[]> {
  const rows = await query<EntryRecord>(
    `select seq, prev, hash, body from audit_entries
      where ${conditions.join(' and ')} order by ${order} limit $${values.length}`,
    values,
  );
  return rows.map(({ seq, prev, hash, body }) => ({ seq: Number(seq), prev, hash, body }));
}

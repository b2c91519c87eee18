import type { Digest } from '../domain/canonical.ts';
import { isReadygateError } from '../domain/errors.ts';
import { personalDigest, personalPlace } from './audit.ts';
import type { TenantTx } from './tenant-tx.ts';

interface PersonalRecord {
  seq: string;
  salt: Buffer;
  content: Buffer;
  digest: Digest | null;
}

const pageSize = 500;

/**
 * Holds every personal part that is still there against the digest in its entry. One that was erased
 * is no fault: that is what it stands apart for.
 */
export async function verifyPersonal(tx: TenantTx): Promise<{ checked: number; broken: number[] }> {
  const broken: number[] = [];
  let checked = 0;
  let after = '0';
  for (;;) {
    const page = await tx.query<PersonalRecord>(
      `select p.seq, p.salt, p.content, e.body::jsonb ->> 'personal' as digest
         from audit_personal p join audit_entries e using (tenant_id, seq)
        where tenant_id = $1 and seq > $2 order by seq limit $3`,
      [tx.tenantId, after, pageSize],
    );
    for (const record of page) {
      if (!(await holds(tx, record))) broken.push(Number(record.seq));
      after = record.seq;
    }
    checked += page.length;
    if (page.length < pageSize) return { checked, broken };
  }
}

async function holds(tx: TenantTx, { salt, content, digest }: PersonalRecord): Promise<boolean> {
  try {
    return personalDigest(salt, await tx.open(personalPlace(salt), content)) === digest;
  } catch (error) {
    if (isReadygateError(error, 'internal')) return false;
    throw error;
  }
}

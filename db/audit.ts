import { createHash, randomBytes } from 'node:crypto';
import { auditBody } from '../domain/audit.ts';
import { canonicalJson, type Digest } from '../domain/canonical.ts';
import type { Uuid } from '../domain/json.ts';
import type { Place } from './crypto.ts';
import type { AuditInput, TenantTx } from './tenant-tx.ts';

/** The arrays that append_audit() takes, in parallel. */
export interface AuditBatch {
  bodies: string[];
  dedupeKeys: (string | null)[];
  salts: (Buffer | null)[];
  keyVersions: (number | null)[];
  contents: (Buffer | null)[];
}

/** Makes the stored form of entries: the canonical body, and apart from it the personal part. */
export async function auditBatch(
  tx: Pick<TenantTx, 'tenantId' | 'seal'>,
  entries: readonly AuditInput[],
): Promise<AuditBatch> {
  const batch: AuditBatch = {
    bodies: [],
    dedupeKeys: [],
    salts: [],
    keyVersions: [],
    contents: [],
  };
  for (const entry of entries) {
    const personal = entry.personal ? await sealPersonal(tx, entry.personal) : null;
    batch.bodies.push(body(tx.tenantId, entry, personal?.digest ?? null));
    batch.dedupeKeys.push(entry.dedupeKey ?? null);
    batch.salts.push(personal?.salt ?? null);
    batch.keyVersions.push(personal?.keyVersion ?? null);
    batch.contents.push(personal?.bytes ?? null);
  }
  return batch;
}

/** Whether the chain has an entry under one of these keys. */
export async function hasEntry(tx: TenantTx, dedupeKeys: readonly string[]): Promise<boolean> {
  const rows = await tx.query(
    'select 1 from audit_entries where tenant_id = $1 and dedupe_key = any($2::text[]) limit 1',
    [tx.tenantId, dedupeKeys],
  );
  return rows.length > 0;
}

/** `sha256:` and hex of sha256(salt ‖ RFC 8785 bytes of the personal part). */
export function personalDigest(salt: Buffer, personal: unknown): Digest {
  return `sha256:${createHash('sha256').update(salt).update(canonicalJson(personal), 'utf8').digest('hex')}`;
}

function body(
  tenant: Uuid,
  { at, action, outcome = 'ok', actor, subject, data = {} }: AuditInput,
  personal: Digest | null,
): string {
  return auditBody({
    format: 1,
    tenant,
    at: at.toISOString(),
    action,
    outcome,
    actor: { kind: actor },
    subject,
    data,
    personal,
  });
}

async function sealPersonal(
  tx: Pick<TenantTx, 'seal'>,
  personal: NonNullable<AuditInput['personal']>,
) {
  const salt = randomBytes(32);
  return {
    salt,
    digest: personalDigest(salt, personal),
    ...(await tx.seal(personalPlace(salt), personal)),
  };
}

/** The number of an entry is not known before the append, so the salt names the place. */
export function personalPlace(salt: Buffer): Place {
  return { table: 'audit_personal', column: 'content', rowId: salt.toString('hex') };
}

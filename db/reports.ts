import type { Digest } from '../domain/canonical.ts';
import { ReadygateError } from '../domain/errors.ts';
import type { Uuid } from '../domain/json.ts';
import type { Annotations } from '../domain/model/annotations.ts';
import { failedRules, type Report } from '../domain/report.ts';
import { uuidV5 } from '../domain/uuid.ts';
import { sealTogether } from './seal-together.ts';
import type { TenantTx } from './tenant-tx.ts';

/** Where it is encrypted for. */
export const place = (reportId: Uuid) => ({
  table: 'reports',
  column: 'document',
  rowId: reportId,
});
/** Where annotations are encrypted for. */
export const annotationsPlace = (reportId: Uuid) => ({
  table: 'reports',
  column: 'annotations',
  rowId: reportId,
});

/**
 * Keeps reports, encrypted, in one statement. Idempotent: an id comes from issue and digest. The issues have rows.
 * @returns the ids, in their order
 */
export async function insertReports(
  tx: TenantTx,
  judged: readonly { issueId: string; report: Report }[],
  at: Date,
): Promise<Uuid[]> {
  const rows = judged.map(({ issueId, report }) => {
    const id = uuidV5(tx.tenantId, `report/${issueId}/${report.digest}`);
    return { id, issueId, digest: report.digest, rules: failedRules(report) };
  });
  const { bytes, keyVersion, slices } = await sealTogether(
    tx,
    judged.map(({ report }, index) => ({ place: place(rows[index]?.id ?? ''), value: report })),
  );
  await tx.query(
    `insert into reports (tenant_id, report_id, issue_id, digest, rule_ids, key_version, document, created_at)
     select $1, r.id, r."issueId", r.digest, r.rules, $3, substring($4::bytea from r.start for r.length), $5
       from jsonb_to_recordset($2::jsonb) as r(id uuid, "issueId" text, digest text, rules text[], start integer, length integer)
     on conflict do nothing`,
    [
      tx.tenantId,
      JSON.stringify(rows.map((row, index) => ({ ...row, ...slices[index] }))),
      ...[keyVersion, bytes, at],
    ],
  );
  return rows.map(({ id }) => id);
}

/** The same for one report. */
export async function insertReport(
  tx: TenantTx,
  { issueId, report, at }: { issueId: string; report: Report; at: Date },
): Promise<Uuid> {
  const [id = ''] = await insertReports(tx, [{ issueId, report }], at);
  return id;
}

/** @throws {ReadygateError} not_found, erased */
export async function getReport(tx: TenantTx, reportId: Uuid): Promise<Report> {
  const rows = await tx.query<{ document: Buffer }>(
    'select document from reports where tenant_id = $1 and report_id = $2',
    [tx.tenantId, reportId],
  );
  const [row] = rows;
  if (!row) throw new ReadygateError('not_found');
  return await tx.open<Report>(place(reportId), row.document);
}

/** The digest of a report, by which whoever was shown it knows it. @throws {ReadygateError} not_found */
export async function getReportDigest(tx: TenantTx, reportId: Uuid): Promise<Digest> {
  const [row] = await tx.query<{ digest: Digest }>(
    'select digest from reports where tenant_id = $1 and report_id = $2',
    [tx.tenantId, reportId],
  );
  if (!row) throw new ReadygateError('not_found');
  return row.digest;
}

/** The newest report of an issue that was made at a time or before; null where there is none. @throws {ReadygateError} erased */
export async function findReportAt(
  tx: TenantTx,
  issueId: string,
  at: Date,
): Promise<{ reportId: Uuid; at: Date; report: Report } | null> {
  const [row] = await tx.query<{ reportId: Uuid; at: Date; document: Buffer }>(
    `select report_id as "reportId", created_at as at, document from reports
      where tenant_id = $1 and issue_id = $2 and created_at <= $3
      order by created_at desc limit 1`,
    [tx.tenantId, issueId, at],
  );
  if (!row) return null;
  const report = await tx.open<Report>(place(row.reportId), row.document);
  return { reportId: row.reportId, at: row.at, report };
}

/** Keeps what a model said beside a report, encrypted. It is no part of the report or its digest. */
export async function saveAnnotations(
  tx: TenantTx,
  reportId: Uuid,
  annotations: Annotations,
): Promise<void> {
  const { keyVersion, bytes } = await tx.seal(annotationsPlace(reportId), annotations);
  await tx.query(
    `update reports set annotations = $3, annotations_key_version = $4 where tenant_id = $1 and report_id = $2`,
    [tx.tenantId, reportId, bytes, keyVersion],
  );
}

/** What a model said beside a report; null where none was asked, or only a former release did. */
export async function findAnnotations(tx: TenantTx, reportId: Uuid): Promise<Annotations | null> {
  const [row] = await tx.query<{ annotations: Buffer | null }>(
    'select annotations from reports where tenant_id = $1 and report_id = $2',
    [tx.tenantId, reportId],
  );
  if (!row?.annotations) return null;
  const known = await tx.open<Annotations>(annotationsPlace(reportId), row.annotations);
  return known.format === 2 ? known : null;
}

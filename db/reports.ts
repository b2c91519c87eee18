import type { Digest } from '../domain/canonical.ts';
import { ReadygateError } from '../domain/errors.ts';
import type { Uuid } from '../domain/json.ts';
import type { Annotations } from '../domain/model/annotations.ts';
import { failedRules, type Report } from '../domain/report.ts';
import { uuidV5 } from '../domain/uuid.ts';
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

/** Keeps a report, encrypted. Idempotent: its id comes from issue and digest. The issue has a row. */
export async function insertReport(
  tx: TenantTx,
  { issueId, report, at }: { issueId: string; report: Report; at: Date },
): Promise<Uuid> {
  const reportId = uuidV5(tx.tenantId, `report/${issueId}/${report.digest}`);
  const { keyVersion, bytes } = await tx.seal(place(reportId), report);
  const rules = failedRules(report);
  await tx.query(
    `insert into reports (tenant_id, report_id, issue_id, digest, rule_ids, key_version, document, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    [tx.tenantId, reportId, issueId, report.digest, rules, keyVersion, bytes, at],
  );
  return reportId;
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

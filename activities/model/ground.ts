import { findIssue } from '../../db/issues.ts';
import { findModelDrafts } from '../../db/model-drafts.ts';
import { findModelSettings, type StoredModelSettings } from '../../db/model-settings.ts';
import { isModelOn } from '../../db/model-switches.ts';
import type { StoredRefinement } from '../../db/refinements.ts';
import { findAnnotations, getReport } from '../../db/reports.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import type { Uuid } from '../../domain/json.ts';
import type { Annotations } from '../../domain/model/annotations.ts';
import type { RefinementRef } from '../../domain/refinement.ts';
import { failedRules } from '../../domain/report.ts';
import { claim } from '../projection.ts';

/** What is known before a model is asked. */
export interface Ground {
  refinement: StoredRefinement;
  settings: StoredModelSettings;
  reportId: Uuid | null;
  /** Ids of the rules that the issue failed. */
  failed: string[];
  /** What was said of this report before. */
  annotations: Annotations | null;
  /** Whether a former attempt brought drafts. */
  hasDrafts: boolean;
}

/**
 * Null where no model may be asked: it was turned off since the issue was judged, or all is over.
 * @throws {ReadygateError} stale_generation
 */
export async function groundOf(tx: TenantTx, ref: RefinementRef): Promise<Ground | null> {
  const refinement = await claim(tx, ref);
  if (refinement.outcome !== null || !(await isModelOn(tx, refinement.projectId))) return null;
  const settings = await findModelSettings(tx);
  const stored = await findIssue(tx, refinement.issueId);
  const reportId = stored?.reportId ?? null;
  const drafts = await findModelDrafts(tx, ref.refinementId);
  return {
    refinement,
    settings,
    reportId,
    failed: reportId === null ? [] : failedRules(await getReport(tx, reportId)),
    annotations: reportId === null ? null : await findAnnotations(tx, reportId),
    hasDrafts: drafts !== null,
  };
}

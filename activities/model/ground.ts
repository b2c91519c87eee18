import { findIssue } from '../../db/issues.ts';
import { noteDenial } from '../../db/model-denials.ts';
import { findModelDrafts } from '../../db/model-drafts.ts';
import { findModelSettings, type StoredModelSettings } from '../../db/model-settings.ts';
import { findHindrance } from '../../db/model-switches.ts';
import type { StoredRefinement } from '../../db/refinements.ts';
import { findAnnotations, getReport } from '../../db/reports.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { defaultWish } from '../../domain/drafts/wish.ts';
import type { Uuid } from '../../domain/json.ts';
import type { Annotations } from '../../domain/model/annotations.ts';
import type { Denial } from '../../domain/model/denial.ts';
import type { AnswerKind } from '../../domain/model/prompt.ts';
import type { RefinementRef } from '../../domain/refinement.ts';
import type { Report } from '../../domain/report.ts';
import { heldUntil } from '../noise.ts';
import { claim } from '../projection.ts';

/** What is known before a model is asked. */
export interface Ground {
  refinement: StoredRefinement;
  settings: StoredModelSettings;
  reportId: Uuid;
  report: Report;
  /** What was said of this report before. */
  annotations: Annotations | null;
  /** Whether a former attempt brought drafts, or questions. */
  hasDrafts: boolean;
  /** The answers that the refinement can make anything of. */
  wanted: AnswerKind[];
}

/**
 * What there is to ask about; a denial where no model may be asked: it was turned off or stopped since
 * the issue was judged, which is counted, or all is over.
 * @throws {ReadygateError} stale_generation
 */
export async function groundOf(
  tx: TenantTx,
  ref: RefinementRef,
  at: Date,
): Promise<Ground | { denial: Denial }> {
  const refinement = await claim(tx, ref);
  const { issueId, projectId, outcome } = refinement;
  const stored = await findIssue(tx, issueId);
  if (outcome !== null || !stored?.reportId) return { denial: { code: 'refinement_closed' } };
  const hindrance = await findHindrance(tx, projectId);
  if (hindrance) {
    await noteDenial(tx, { ...hindrance, issueId, at });
    return hindrance;
  }
  const { reportId } = stored;
  return {
    refinement,
    settings: await findModelSettings(tx),
    reportId,
    report: await getReport(tx, reportId),
    annotations: await findAnnotations(tx, reportId),
    hasDrafts: (await findModelDrafts(tx, ref.refinementId)) !== null,
    wanted: await wantedOf(tx, refinement, at),
  };
}

/** Drafts that nobody asked for, or that the noise budget would hold back, are not paid for. */
async function wantedOf(
  tx: TenantTx,
  refinement: StoredRefinement,
  at: Date,
): Promise<AnswerKind[]> {
  if (refinement.reason === 'clarification') return ['questions'];
  const wish = refinement.wish ?? defaultWish;
  const asks = 'propose' in wish && wish.propose.includes('subtasks');
  const drafts = asks && (await heldUntil(tx, refinement, at)) === null;
  return drafts ? ['remarks', 'subtasks'] : ['remarks'];
}

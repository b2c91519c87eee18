import { findIssue } from '../db/issues.ts';
import { saveAnnotations } from '../db/reports.ts';
import type { RefinementRef } from '../domain/refinement.ts';
import type { ActivityDeps } from './deps.ts';
import { ownEntry } from './entry.ts';
import { claim } from './projection.ts';
import { appAccess, readIssue } from './reading.ts';

export function createAnnotating(deps: ActivityDeps) {
  const { withTenant, clock, model } = deps;
  return {
    /** Idempotent: the last annotations of a report stay. Never moves the score. */
    async annotateReport(ref: RefinementRef): Promise<void> {
      const refinement = await withTenant(ref.tenantId, (tx) => claim(tx, ref));
      const access = await appAccess(deps, ref.tenantId);
      if (!model || !access) return;
      const issue = await readIssue(deps, ref.tenantId, refinement.issueId, access);
      const text = issue.texts.map((field) => field.text).join('\n\n');
      const annotations = await model.annotate(text);
      const at = clock();
      await withTenant(ref.tenantId, async (tx) => {
        const stored = await findIssue(tx, refinement.issueId);
        if (stored?.reportId) await saveAnnotations(tx, stored.reportId, annotations);
        tx.audit(
          ownEntry({
            at,
            action: 'model.called',
            subject: { kind: 'issue', id: refinement.issueId },
            data: { remarks: annotations.remarks.length, units: text.length },
          }),
        );
      });
    },
  };
}

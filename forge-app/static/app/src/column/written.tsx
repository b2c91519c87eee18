import SectionMessage from '@atlaskit/section-message';
import type { PlanView, RefinementView } from '../../../../../domain/views.ts';
import { t } from '../language/translate.ts';
import { KeptList } from '../receipt/kept-list.tsx';
import { keptBy, outcomeText, undoneText } from '../receipt/outcome-text.ts';
import { RowList } from '../receipt/row-list.tsx';
import { useDrift } from '../receipt/use-drift.ts';
import { driftText } from './drift-text.ts';
import { scoresText } from './scores.ts';

interface WrittenProps {
  refinement: RefinementView;
  /** Null while it is read, and where there never was one. */
  plan: PlanView | null;
  siteUrl: string;
}

const appearances = {
  applied: 'success',
  partly_applied: 'warning',
  failed: 'error',
} as const;

/** How the last refinement ended: what stands in Jira with its links, and the score before and after. */
export function Written({ refinement, plan, siteUrl }: WrittenProps) {
  const { outcome, progress, undoOf } = refinement;
  const drifted = driftText(useDrift(plan));
  if (outcome === null) return null;
  const undone = plan?.undoing?.undone ?? [];
  const wrote = outcome === 'applied' || outcome === 'partly_applied' || outcome === 'failed';
  return (
    <div className="receipt">
      <SectionMessage appearance={wrote ? appearances[outcome] : 'information'}>
        <p>{outcomeText(refinement)}</p>
        {wrote && <Scores refinement={refinement} />}
        {undone.length > 0 && <p>{undoneText(undone.length, progress?.done ?? 0)}</p>}
        {wrote && outcome !== 'failed' && plan?.decidedBy && (
          <p className="quiet">
            {plan.decidedBy === 'you'
              ? t('receipt.writtenAs.you', { name: plan.viewer.name })
              : t('receipt.writtenAs.other')}
          </p>
        )}
      </SectionMessage>
      {wrote && plan && <RowList rows={plan.rows} siteUrl={siteUrl} undone={undone} />}
      {drifted && (
        <p className="drift" role="status">
          {drifted}
        </p>
      )}
      {undoOf !== null && plan && <KeptList kept={keptBy(refinement, plan)} />}
    </div>
  );
}

function Scores({ refinement }: Pick<WrittenProps, 'refinement'>) {
  const scores = scoresText(refinement);
  if (!scores) return null;
  return (
    <p className="scores">
      <span aria-hidden="true">{scores.shown}</span>
      <span className="unseen">{scores.spoken}</span>
    </p>
  );
}

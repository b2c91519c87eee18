import SectionMessage from '@atlaskit/section-message';
import type { PlanView, RefinementView } from '../../../../../domain/views.ts';
import { t } from '../language/translate.ts';
import { KeptList } from '../receipt/kept-list.tsx';
import { keptBy, outcomeText, undoneText } from '../receipt/outcome-text.ts';
import { Undo } from './undo.tsx';

interface SummaryProps {
  refinement: RefinementView;
  plan: PlanView;
  /** Called when an undo was asked for. */
  onUndo: (asked: RefinementView) => void;
}

const appearances = {
  applied: 'success',
  partly_applied: 'warning',
  failed: 'error',
} as const;

/** How it ended, as whom it was written, the score before and after, and the way to take it back. */
export function Summary({ refinement, plan, onUndo }: SummaryProps) {
  const { outcome, progress, before, after } = refinement;
  if (outcome === null) return null;
  const undone = plan.undoing?.undone.length ?? 0;
  const wrote = outcome === 'applied' || outcome === 'partly_applied' || outcome === 'failed';
  return (
    <div className="receipt">
      <SectionMessage appearance={wrote ? appearances[outcome] : 'information'}>
        <p>{outcomeText(refinement)}</p>
        {undone > 0 && <p>{undoneText(undone, progress?.done ?? 0)}</p>}
        {wrote && plan.decidedBy && outcome !== 'failed' && (
          <p className="quiet">
            {plan.decidedBy === 'you'
              ? t('receipt.writtenAs.you', { name: plan.viewer.name })
              : t('receipt.writtenAs.other')}
          </p>
        )}
        {wrote && before && after && (
          <p className="quiet">{scoreText(before.score, after.score)}</p>
        )}
      </SectionMessage>
      {refinement.undoOf !== null && <KeptList kept={keptBy(refinement, plan)} />}
      {refinement.undoOf === null && plan.undoing?.possible && (
        <Undo planId={plan.id} onAsked={onUndo} />
      )}
      {plan.undoable.map(({ planId, changes }) => (
        <Undo
          key={planId}
          planId={planId}
          label={t('receipt.undoEarlier', { count: changes })}
          onAsked={onUndo}
        />
      ))}
    </div>
  );
}

function scoreText(before: number, after: number): string {
  return before === after
    ? t('receipt.scoreSame', { after })
    : t('receipt.score', { before, after });
}

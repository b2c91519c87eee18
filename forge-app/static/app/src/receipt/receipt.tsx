import SectionMessage from '@atlaskit/section-message';
import type { PlanView, RefinementView } from '../../../../../domain/views.ts';
import { t } from '../language/translate.ts';
import { KeptList } from './kept-list.tsx';
import { keptBy, outcomeText, undoneText } from './outcome-text.ts';
import { RowList } from './row-list.tsx';
import { Undo } from './undo.tsx';

interface ReceiptProps {
  refinement: RefinementView;
  /** Null while it is read, and where there never was one. */
  plan: PlanView | null;
  siteUrl: string;
  /** Called when an undo was asked for; without it there is no such button. */
  onUndo?: () => void;
}

const appearances = {
  applied: 'success',
  partly_applied: 'warning',
  failed: 'error',
} as const;

/** How it ended: each change with its link, as whom it was written, and the score before and after. */
export function Receipt({ refinement, plan, siteUrl, onUndo }: ReceiptProps) {
  const { outcome, progress, before, after } = refinement;
  if (outcome === null) return null;
  const undone = plan?.undoing?.undone.length ?? 0;
  const wrote = outcome === 'applied' || outcome === 'partly_applied' || outcome === 'failed';
  const appearance = wrote ? appearances[outcome] : 'information';
  return (
    <div className="receipt">
      <SectionMessage appearance={appearance}>
        <p>{outcomeText(refinement)}</p>
        {undone > 0 && <p>{undoneText(undone, progress?.done ?? 0)}</p>}
        {wrote && plan?.decidedBy && outcome !== 'failed' && (
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
      {wrote && plan && (
        <RowList rows={plan.rows} siteUrl={siteUrl} undone={plan.undoing?.undone ?? []} />
      )}
      {refinement.undoOf !== null && plan && <KeptList kept={keptBy(refinement, plan)} />}
      {onUndo && refinement.undoOf === null && plan?.undoing?.possible && (
        <Undo planId={plan.id} onAsked={onUndo} />
      )}
      {onUndo &&
        plan?.undoable.map(({ planId, changes }) => (
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

import SectionMessage from '@atlaskit/section-message';
import type { PlanView, RefinementView } from '../../../../../domain/views.ts';
import { messages } from '../messages.ts';
import { RowList } from './row-list.tsx';

interface ReceiptProps {
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

/** How it ended: each change with its link, as whom it was written, and the score before and after. */
export function Receipt({ refinement, plan, siteUrl }: ReceiptProps) {
  const { outcome, progress, before, after } = refinement;
  if (outcome === null) return null;
  const wrote = outcome === 'applied' || outcome === 'partly_applied' || outcome === 'failed';
  const appearance = wrote ? appearances[outcome] : 'information';
  return (
    <div className="receipt">
      <SectionMessage appearance={appearance}>
        <p>{messages.outcome[outcome](progress?.done ?? 0)}</p>
        {wrote && plan?.decidedBy && outcome !== 'failed' && (
          <p className="quiet">
            {plan.decidedBy === 'you'
              ? messages.writtenAs.you(plan.viewer.name)
              : messages.writtenAs.other}
          </p>
        )}
        {wrote && before && after && (
          <p className="quiet">{messages.score(before.score, after.score)}</p>
        )}
      </SectionMessage>
      {wrote && plan && <RowList rows={plan.rows} siteUrl={siteUrl} />}
    </div>
  );
}

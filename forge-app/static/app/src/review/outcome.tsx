import Button from '@atlaskit/button/new';
import type { PlanView, RefinementView } from '../../../../../domain/views.ts';
import { closeReview } from '../bridge.ts';
import { t } from '../language/translate.ts';
import { writingText } from '../receipt/progress.ts';
import { Receipt } from '../receipt/receipt.tsx';
import { RowList } from '../receipt/row-list.tsx';
import { Working } from '../shared/working.tsx';

interface OutcomeProps {
  plan: PlanView;
  /** Null while it goes on. */
  closed: RefinementView | null;
  siteUrl: string;
}

/** After the decision: each row's progress, then the receipt. */
export function Outcome({ plan, closed, siteUrl }: OutcomeProps) {
  return (
    <>
      {closed ? (
        <div role="status">
          <Receipt
            refinement={closed}
            plan={plan}
            siteUrl={siteUrl}
            onUndo={() => void closeReview()}
          />
        </div>
      ) : (
        <>
          <Working text={progressText(plan)} />
          <RowList rows={plan.rows} siteUrl={siteUrl} />
        </>
      )}
      <footer>
        <div className="buttons">
          <Button appearance={closed ? 'primary' : 'subtle'} onClick={() => void closeReview()}>
            {t('shared.close')}
          </Button>
        </div>
      </footer>
    </>
  );
}

function progressText({ rows, waitingFor, decidedBy, refinement }: PlanView): string {
  if (waitingFor === 'token') return t(`receipt.waitingForToken.${decidedBy ?? 'other'}`);
  if (waitingFor === 'stop') return t('receipt.waitingForStop');
  if (refinement.step === 'verifying') return t('receipt.verifying');
  const counted = rows.filter(({ state }) => state !== 'rejected');
  const done = counted.filter(({ state }) => state === 'done').length;
  return writingText({ done, total: counted.length });
}

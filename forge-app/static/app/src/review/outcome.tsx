import Button from '@atlaskit/button/new';
import type { PlanView, RefinementView } from '../../../../../domain/views.ts';
import { closeReview } from '../backend.ts';
import { messages } from '../messages.ts';
import { Receipt } from './receipt.tsx';
import { RowList } from './row-list.tsx';
import { Working } from './working.tsx';

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
            {messages.close}
          </Button>
        </div>
      </footer>
    </>
  );
}

function progressText({ rows, waitingFor, decidedBy, refinement }: PlanView): string {
  if (waitingFor === 'token') return messages.waitingForToken[decidedBy ?? 'other'];
  if (waitingFor === 'stop') return messages.waitingForStop;
  if (refinement.step === 'verifying') return messages.verifying;
  const counted = rows.filter(({ state }) => state !== 'rejected');
  return messages.writing(counted.filter(({ state }) => state === 'done').length, counted.length);
}

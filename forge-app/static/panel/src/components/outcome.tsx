import Button from '@atlaskit/button/new';
import { useCallback, useEffect, useRef } from 'react';
import type { PlanView } from '../../../../../domain/views.ts';
import { closeReview, readRefinement } from '../backend.ts';
import { usePolled } from '../hooks/use-polled.ts';
import { messages } from '../messages.ts';
import { refinementPace } from '../state/pace.ts';
import { Receipt } from './receipt.tsx';
import { RowList } from './row-list.tsx';
import { Working } from './working.tsx';

/** After the decision: each row's progress, then the receipt. */
export function Outcome({ plan, siteUrl }: { plan: PlanView; siteUrl: string }) {
  const id = plan.refinement.id;
  const read = useCallback(() => readRefinement(id), [id]);
  const { body: refinement } = usePolled({ read, pace: refinementPace });
  const closed = refinement?.outcome != null;
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that was pressed is gone: the focus goes to what came in its place.
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>
        {closed ? messages.endedTitle : messages.progressTitle}
      </h2>
      {closed && refinement ? (
        <div role="status">
          <Receipt refinement={refinement} plan={plan} siteUrl={siteUrl} />
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
  if (refinement.step === 'verifying') return messages.verifying;
  const counted = rows.filter(({ state }) => state !== 'rejected');
  return messages.writing(counted.filter(({ state }) => state === 'done').length, counted.length);
}

import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { PlanView } from '../../../../../domain/views.ts';
import { closeReview } from '../backend.ts';
import { messages } from '../messages.ts';
import { askedOf } from '../state/asked.ts';
import { choose, firstTicks, openRows, type Turns, toggled } from '../state/choice.ts';
import { KeptList } from './kept-list.tsx';
import { ReplacedNote } from './replaced-note.tsx';
import { ReviewRow } from './review-row.tsx';

interface ChoicesProps {
  plan: PlanView;
  deciding: boolean;
  onDecide: (decision: Turns) => void;
}

/** The one complete sentence, a row per change, and the button that says what it does. */
export function Choices({ plan, deciding, onDecide }: ChoicesProps) {
  const [ticks, setTicks] = useState(() => firstTicks(plan));
  const rows = openRows(plan);
  const { approve, reject, earlier, second, sentence, decision } = choose(plan, ticks);
  return (
    <>
      <p className="sentence" aria-live="polite" aria-atomic="true">
        {sentence}
        {second > 0 && ` ${messages.second(second)}`}
        {earlier > 0 && ` ${messages.earlier(earlier)}`}
      </p>
      {!plan.canDecide && <p className="quiet">{messages.waitingForApproverNote(askedOf(plan))}</p>}
      {plan.difference && <ReplacedNote difference={plan.difference} />}
      {plan.rejectedBefore > 0 && (
        <p className="quiet">{messages.rejectedBefore(plan.rejectedBefore)}</p>
      )}
      <ol className="choices">
        {rows.map((row, index) => (
          <ReviewRow
            key={row.id}
            row={row}
            position={messages.position(index + 1, rows.length)}
            ticked={ticks.has(row.id)}
            disabled={!plan.canDecide || deciding}
            onToggle={() => setTicks(toggled(ticks, row.id))}
          />
        ))}
      </ol>
      {plan.undo && <KeptList kept={plan.undo.conflicts} />}
      <footer>
        <p className="quiet">{messages.openUntil(new Date(plan.expiresAt))}</p>
        <div className="buttons">
          <Button appearance="subtle" onClick={() => void closeReview()}>
            {plan.canDecide ? messages.decideLater : messages.close}
          </Button>
          {plan.canDecide && (
            <Button
              appearance={approve === 0 ? 'danger' : 'primary'}
              isLoading={deciding}
              onClick={() => onDecide(decision)}
            >
              {messages.decide(approve, reject)}
            </Button>
          )}
        </div>
      </footer>
    </>
  );
}

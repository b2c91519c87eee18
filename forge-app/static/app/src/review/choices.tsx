import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { PlanView } from '../../../../../domain/views.ts';
import { closeReview } from '../bridge.ts';
import { moment } from '../language/format.ts';
import { t } from '../language/translate.ts';
import { askedText } from '../receipt/asked.ts';
import { KeptList } from '../receipt/kept-list.tsx';
import { choose, decideText, firstTicks, openRows, type Turns, toggled } from './choice.ts';
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
  const choice = choose(plan, ticks);
  const { approve, earlier, second, sentence, decision } = choice;
  return (
    <>
      <p className="sentence" aria-live="polite" aria-atomic="true">
        {sentence}
        {second > 0 && ` ${t('review.second', { count: second })}`}
        {earlier > 0 && ` ${t('review.earlier', { count: earlier })}`}
      </p>
      {!plan.canDecide && <p className="quiet">{askedText(plan)}</p>}
      {plan.difference && <ReplacedNote difference={plan.difference} />}
      {plan.rejectedBefore > 0 && (
        <p className="quiet">{t('review.rejectedBefore', { count: plan.rejectedBefore })}</p>
      )}
      <ol className="choices">
        {rows.map((row, index) => (
          <ReviewRow
            key={row.id}
            row={row}
            position={t('review.position', { number: index + 1, total: rows.length })}
            ticked={ticks.has(row.id)}
            disabled={!plan.canDecide || deciding}
            onToggle={() => setTicks(toggled(ticks, row.id))}
          />
        ))}
      </ol>
      {plan.undo && <KeptList kept={plan.undo.conflicts} />}
      <footer>
        <p className="quiet">{t('review.openUntil', { until: moment(plan.expiresAt) })}</p>
        <div className="buttons">
          <Button appearance="subtle" onClick={() => void closeReview()}>
            {plan.canDecide ? t('review.decideLater') : t('shared.close')}
          </Button>
          {plan.canDecide && (
            <Button
              appearance={approve === 0 ? 'danger' : 'primary'}
              isLoading={deciding}
              onClick={() => onDecide(decision)}
            >
              {decideText(choice)}
            </Button>
          )}
        </div>
      </footer>
    </>
  );
}

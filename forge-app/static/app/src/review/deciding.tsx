import Button from '@atlaskit/button/new';
import type { PlanView } from '../../../../../domain/views.ts';
import { t } from '../language/translate.ts';
import { askedText } from '../receipt/asked.ts';
import { type Answers, answeredAll, type Choice, inBulk, openRows } from './choice.ts';

interface DecidingProps {
  plan: PlanView;
  choice: Choice;
  answers: Answers;
  /** The person who looks may decide on something. */
  deciding: boolean;
  onAnswers: (answers: Answers) => void;
}

/** The one complete sentence about exactly what is chosen, and what can be chosen for all rows at once. */
export function Deciding({ plan, choice, answers, deciding, onAnswers }: DecidingProps) {
  const { sentence, second, earlier } = choice;
  return (
    <>
      <p className="sentence" aria-live="polite" aria-atomic="true">
        {deciding ? sentence : t('review.nothingForYou')}
        {second > 0 && ` ${t('review.second', { count: second })}`}
        {earlier > 0 && ` ${t('review.earlier', { count: earlier })}`}
      </p>
      {!plan.canDecide && <p className="quiet">{whyNot(plan)}</p>}
      {plan.rejectedBefore > 0 && (
        <p className="quiet">{t('review.rejectedBefore', { count: plan.rejectedBefore })}</p>
      )}
      {deciding && openRows(plan).length > 1 && (
        <AllAtOnce
          plan={plan}
          onChoose={(verdict) => onAnswers(answeredAll(answers, plan, verdict))}
        />
      )}
    </>
  );
}

/** Who approved what there is to approve waits for others; who may not is told who may. */
function whyNot(plan: PlanView): string {
  const mine = plan.rows.some(({ state, approvals }) => state === 'open' && approvals.yours);
  return mine ? t('review.youApproved') : askedText(plan);
}

interface AllAtOnceProps {
  plan: PlanView;
  onChoose: (verdict: 'approve' | 'reject' | 'later') => void;
}

/** Chooses the same for all rows; what is doubtful is approved by itself only, and it says so. */
function AllAtOnce({ plan, onChoose }: AllAtOnceProps) {
  const rows = openRows(plan);
  const together = rows.filter(inBulk).length;
  return (
    <div className="bulk">
      <fieldset aria-label={t('review.all.label')} className="bulk-buttons">
        {together > 0 && (
          <Button spacing="compact" onClick={() => onChoose('approve')}>
            {t('review.all.approve', { count: together, total: rows.length })}
          </Button>
        )}
        <Button spacing="compact" onClick={() => onChoose('reject')}>
          {t('review.all.reject')}
        </Button>
        <Button spacing="compact" onClick={() => onChoose('later')}>
          {t('review.all.later')}
        </Button>
      </fieldset>
      {together < rows.length && (
        <p className="quiet">{t('review.all.alone', { count: rows.length - together })}</p>
      )}
    </div>
  );
}

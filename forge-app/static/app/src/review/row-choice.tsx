import { Radio } from '@atlaskit/radio';
import TextField from '@atlaskit/textfield';
import { useId } from 'react';
import type { RowView } from '../../../../../domain/views.ts';
import { t } from '../language/translate.ts';
import type { Answer, Verdict } from './choice.ts';

interface RowChoiceProps {
  row: RowView;
  answer: Answer & { outdated: boolean };
  labelledBy: string;
  disabled: boolean;
  onAnswer: (answer: Answer) => void;
}

const verdicts: readonly Verdict[] = ['approve', 'reject', 'later'];
/** Reasons at one press; any other can be typed. */
const usual = ['not_needed', 'there_already', 'not_right', 'too_small'] as const;

/** What becomes of one change: approve it, reject it with a reason, or leave it for later. */
export function RowChoice({ row, answer, labelledBy, disabled, onAnswer }: RowChoiceProps) {
  const name = useId();
  const { outdated, ...given } = answer;
  const choose = (verdict: Verdict) =>
    onAnswer({ ...given, verdict, digest: row.digest, reason: '' });
  return (
    <>
      {outdated && (
        <p role="status" className="outdated">
          {t('review.changedMeanwhile')}
        </p>
      )}
      <div role="radiogroup" aria-labelledby={labelledBy} className="verdicts">
        {verdicts.map((verdict) => (
          <Radio
            key={verdict}
            name={name}
            value={verdict}
            label={t(`review.verdict.${verdict}`)}
            isChecked={answer.verdict === verdict}
            isDisabled={disabled || (verdict === 'approve' && row.objection !== null)}
            onChange={() => choose(verdict)}
          />
        ))}
      </div>
      {answer.verdict === 'reject' && (
        <Reason answer={given} onReason={(reason) => onAnswer({ ...given, reason })} />
      )}
    </>
  );
}

/** Why it is rejected; what that does to later drafts stands beside it. */
function Reason({ answer, onReason }: { answer: Answer; onReason: (reason: string) => void }) {
  const field = useId();
  return (
    <div className="reason">
      <label htmlFor={field}>{t('review.reason')}</label>
      <TextField
        id={field}
        value={answer.reason}
        maxLength={1000}
        onChange={({ currentTarget }) => onReason(currentTarget.value)}
      />
      <fieldset aria-label={t('review.reason.usual')} className="usual">
        {usual.map((one) => {
          const text = t(`review.reason.${one}`);
          return (
            <button
              key={one}
              type="button"
              aria-pressed={answer.reason === text}
              onClick={() => onReason(text)}
            >
              {text}
            </button>
          );
        })}
      </fieldset>
      <p className="quiet">{t('review.reason.final')}</p>
    </div>
  );
}

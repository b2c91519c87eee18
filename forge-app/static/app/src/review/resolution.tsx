import Button from '@atlaskit/button/new';
import TextField from '@atlaskit/textfield';
import { useId, useState } from 'react';
import type { Choice } from '../../../../../domain/resolve.ts';
import type { PlanView, RowView } from '../../../../../domain/views.ts';
import { t } from '../language/translate.ts';
import { ProblemNotice } from '../shared/problem-notice.tsx';
import { useNow } from '../shared/use-now.ts';
import { namedThing } from './named-thing.ts';
import type { Desk } from './use-desk.ts';

interface ResolutionProps {
  row: RowView;
  plan: PlanView;
  desk: Desk;
}

/** A person's answer for a change that no machine goes on with. */
export function Resolution({ row, plan, desk }: ResolutionProps) {
  const now = useNow();
  const answer = async (choice: Choice, key?: string) => {
    await desk.run({ of: 'resolve', rowId: row.id, choice, ...(key === undefined ? {} : { key }) });
  };
  if (plan.viewer.role === 'viewer' && !row.approvals.yours) return null;
  const asked = row.state === 'uncertain';
  const again =
    ['failed', 'conflict', 'skipped'].includes(row.state) &&
    now < new Date(plan.expiresAt) &&
    plan.viewer.role !== 'viewer';
  if (!asked && !again) return null;
  const { problem, wish, running } = desk;
  return (
    <section className="resolution" aria-label={t('review.resolve.label')}>
      {problem && wish?.of === 'resolve' && wish.rowId === row.id && (
        <ProblemNotice
          problem={problem}
          asked="command"
          onRetry={() => void answer(wish.choice, wish.key)}
        />
      )}
      {asked ? (
        <OfUnknown row={row} running={running} onAnswer={(...said) => void answer(...said)} />
      ) : (
        <>
          <p>{t(`review.resolve.${row.state === 'conflict' ? 'conflict' : 'failed'}`)}</p>
          <Button spacing="compact" isDisabled={running} onClick={() => void answer('reopen')}>
            {t('review.resolve.reopen')}
          </Button>
        </>
      )}
    </section>
  );
}

interface OfUnknownProps {
  row: RowView;
  running: boolean;
  onAnswer: (choice: Choice, key?: string) => void;
}

/** Whether it was written is not known: a person who looks in Jira can tell. */
function OfUnknown({ row, running, onAnswer }: OfUnknownProps) {
  const [typed, setTyped] = useState('');
  const [missed, setMissed] = useState(false);
  const field = useId();
  const { kind } = row.operation;
  const creates = kind === 'createSubtask' || kind === 'addComment';
  const itIs = () => {
    const key = namedThing(typed);
    setMissed(key === null);
    if (key !== null) onAnswer('it_is', key);
  };
  return (
    <>
      <p>{t('review.resolve.uncertain')}</p>
      {creates && (
        <form
          className="it-is"
          onSubmit={(event) => {
            event.preventDefault();
            itIs();
          }}
        >
          <label htmlFor={field}>{t(`review.resolve.${kind}`)}</label>
          <TextField
            id={field}
            value={typed}
            isCompact
            isInvalid={missed}
            aria-describedby={`${field}-missed`}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          />
          <Button type="submit" spacing="compact" isDisabled={running}>
            {t('review.resolve.itIs')}
          </Button>
          <p id={`${field}-missed`} role="alert" className="row-problem">
            {missed && t('review.resolve.missed')}
          </p>
        </form>
      )}
      <div className="bulk-buttons">
        <Button spacing="compact" isDisabled={running} onClick={() => onAnswer('write_again')}>
          {t('review.resolve.writeAgain')}
        </Button>
        <Button spacing="compact" isDisabled={running} onClick={() => onAnswer('give_up')}>
          {t('review.resolve.giveUp')}
        </Button>
      </div>
      <p className="quiet">{t('review.resolve.note')}</p>
    </>
  );
}

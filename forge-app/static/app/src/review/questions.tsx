import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import { useCallback, useState } from 'react';
import type {
  ClarificationView,
  ReadinessView,
  RefinementView,
} from '../../../../../domain/views.ts';
import { call } from '../call.ts';
import { moment } from '../language/format.ts';
import { t } from '../language/translate.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { readinessPace } from '../shared/pace.ts';
import { ProblemNotice } from '../shared/problem-notice.tsx';
import { Skeleton } from '../shared/skeleton.tsx';
import { useCommand } from '../shared/use-command.ts';
import { usePolled } from '../shared/use-polled.ts';
import type { BesideProps } from './review-tabs.tsx';

const ask = (issueId: string, key: string) =>
  call<RefinementView>('POST', `/v1/issues/${issueId}/clarifications`, { body: {}, key });
const stop = (id: string, key: string) =>
  call<ClarificationView>('POST', `/v1/clarifications/${id}/cancellation`, { body: {}, key });

/** Questions about what the work item lacks: asking them, and where their answers stand. */
export function Page({ issue, onAsked }: BesideProps) {
  const read = useCallback(
    () => call<ReadinessView>('GET', `/v1/issues/${issue.id}/readiness`),
    [issue.id],
  );
  const { body, problem, refresh } = usePolled({ read, pace: readinessPace });
  const asking = useCommand(ask);
  const propose = async () => {
    const asked = await asking.run(issue.id);
    if (asked) onAsked(asked);
  };
  if (!body)
    return problem ? (
      <ProblemNotice problem={problem} asked="read" onRetry={refresh} />
    ) : (
      <Skeleton lines={6} />
    );
  const { clarification, mode, refinement } = body;
  const isWaiting = clarification?.closedAt === null;
  const isBusy = refinement !== null && refinement.outcome === null;
  return (
    <>
      {asking.problem && (
        <ProblemNotice problem={asking.problem} asked="command" onRetry={() => void propose()} />
      )}
      {clarification ? (
        <Asked clarification={clarification} onStopped={refresh} />
      ) : (
        <EmptyState title={t('questions.none.title')}>
          <p>{t('questions.none.text')}</p>
        </EmptyState>
      )}
      {mode === 'propose' && !isWaiting && (
        <div className="ask">
          {isBusy && <p className="quiet">{t('questions.busy')}</p>}
          <Button
            appearance={clarification ? 'default' : 'primary'}
            isLoading={asking.running}
            isDisabled={isBusy}
            onClick={() => void propose()}
          >
            {t(clarification ? 'questions.proposeAgain' : 'questions.propose')}
          </Button>
        </div>
      )}
      {mode === 'observe' && <p className="quiet">{t('questions.observe')}</p>}
    </>
  );
}

interface AskedProps {
  clarification: ClarificationView;
  onStopped: () => void;
}

/** The questions that stand in a comment, each with whether what it asks about is settled. */
function Asked({ clarification, onStopped }: AskedProps) {
  const { id, state, questions, askedAt, expiresAt, answeredAt, remindedAt, closedAt, after } =
    clarification;
  const { run, running, problem } = useCommand(stop);
  const [stopped, setStopped] = useState(false);
  const end = async () => {
    if (!(await run(id))) return;
    setStopped(true);
    onStopped();
  };
  const at = [
    t('questions.askedAt', { at: moment(askedAt) }),
    ...(answeredAt ? [t('questions.answeredAt', { at: moment(answeredAt) })] : []),
    ...(remindedAt ? [t('questions.remindedAt', { at: moment(remindedAt) })] : []),
    closedAt
      ? t('questions.closedAt', { at: moment(closedAt) })
      : t('questions.until', { until: moment(expiresAt) }),
  ];
  return (
    <section>
      <h2>{t(`questions.state.${state}`)}</h2>
      <ol className="rows">
        {questions.map(({ text, settled, model }) => (
          <li key={text}>
            <span className="row-text">
              {text}
              {model && <span className="quiet"> {t('questions.model')}</span>}
            </span>
            <span className="row-state">
              <Lozenge appearance={settled ? 'success' : 'neutral'}>
                {t(settled ? 'questions.settled' : 'questions.open')}
              </Lozenge>
            </span>
          </li>
        ))}
      </ol>
      <p className="quiet">{at.join(' ')}</p>
      {after && (
        <p className="quiet">
          {t('questions.score', { before: clarification.before.score, after: after.score })}
        </p>
      )}
      {problem && <ProblemNotice problem={problem} asked="command" onRetry={() => void end()} />}
      {closedAt === null && !stopped && (
        <div className="ask">
          <Button isLoading={running} onClick={() => void end()}>
            {t('questions.stop')}
          </Button>
          <p className="quiet">{t('questions.stopNote')}</p>
        </div>
      )}
    </section>
  );
}

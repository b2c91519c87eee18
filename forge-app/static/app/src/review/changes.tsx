import { useState } from 'react';
import type { PlanView, RefinementView } from '../../../../../domain/views.ts';
import type { IssueRef } from '../bridge.ts';
import { t } from '../language/translate.ts';
import { KeptList } from '../receipt/kept-list.tsx';
import { writingText } from '../receipt/progress.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { ProblemNotice } from '../shared/problem-notice.tsx';
import { Skeleton } from '../shared/skeleton.tsx';
import { Working } from '../shared/working.tsx';
import { ChangeCard } from './change-card.tsx';
import { type Answers, answered, answerOf, choose, openRows, seen } from './choice.ts';
import { Deciding } from './deciding.tsx';
import { Footer } from './footer.tsx';
import { ReplacedNote } from './replaced-note.tsx';
import { Summary } from './summary.tsx';
import type { Desk } from './use-desk.ts';

interface ChangesProps {
  desk: Desk;
  /** How the refinement of the plan ended; null while it goes on. */
  closed: RefinementView | null;
  /** Asked for in this window; null where nothing was. */
  drafting: RefinementView | null;
  issue: IssueRef;
  siteUrl: string;
  onAsked: (refinement: RefinementView) => void;
}

/** Every change of a plan: to be decided on, on its way, or written. */
export function Changes({ desk, closed, drafting, issue, siteUrl, onAsked }: ChangesProps) {
  const { plan, reading, problem, wish, refresh, run } = desk;
  const [answers, setAnswers] = useState<Answers>(new Map());
  const [dispatch, setDispatch] = useState(true);
  if (drafting?.outcome === null)
    return <Working text={t(`review.drafting.${stepOf(drafting)}`)} />;
  if (!plan) {
    if (reading) return <ProblemNotice problem={reading} asked="read" onRetry={refresh} />;
    return desk.isEmpty ? (
      <NoPlan drafting={drafting} />
    ) : (
      <Skeleton text={t('review.loading')} lines={12} />
    );
  }
  const shown = seen(answers, plan);
  if (shown !== answers) setAnswers(shown);
  const choice = choose(plan, shown, dispatch);
  const deciding = plan.canDecide && openRows(plan).length > 0;
  return (
    <>
      {reading && !problem && <ProblemNotice problem={reading} asked="read" onRetry={refresh} />}
      {problem && wish?.of !== 'edit' && wish?.of !== 'resolve' && (
        <ProblemNotice
          problem={problem}
          asked="command"
          onRetry={() => (wish ? void run(wish) : refresh())}
        />
      )}
      {drafting && <p className="quiet">{t('review.drafting.nothing')}</p>}
      {plan.difference && <ReplacedNote difference={plan.difference} people={desk.people} />}
      {closed && plan.state !== 'waiting' ? (
        <div role="status">
          <Summary refinement={closed} plan={plan} onUndo={onAsked} />
        </div>
      ) : plan.state === 'waiting' ? (
        <Deciding {...{ plan, choice, deciding }} answers={shown} onAnswers={setAnswers} />
      ) : (
        <Working text={progressText(plan)} />
      )}
      <ol className="cards">
        {plan.rows.map((row, index) => (
          <ChangeCard
            key={row.id}
            {...{ row, desk, plan, siteUrl, deciding }}
            position={t('review.position', { number: index + 1, total: plan.rows.length })}
            answer={answerOf(shown, row)}
            onAnswer={(answer) => setAnswers((all) => answered(all, row.id, answer))}
          />
        ))}
      </ol>
      {plan.undo && plan.state === 'waiting' && <KeptList kept={plan.undo.conflicts} />}
      <Footer
        {...{ desk, plan, choice, deciding, closed, dispatch }}
        issueKey={issue.key}
        onDispatch={setDispatch}
      />
    </>
  );
}

function stepOf({ step }: RefinementView): 'requested' | 'analysing' | 'drafting' {
  return step === 'requested' || step === 'analysing' ? step : 'drafting';
}

/** Nothing waits here, and nothing was written. */
function NoPlan({ drafting }: { drafting: RefinementView | null }) {
  return (
    <EmptyState title={t('review.noPlan.title')}>
      <p>{drafting ? t('review.drafting.nothing') : t('review.noPlan.text')}</p>
    </EmptyState>
  );
}

function progressText({ rows, waitingFor, refinement }: PlanView): string {
  if (waitingFor === 'stop') return t('receipt.waitingForStop');
  if (refinement.step === 'verifying') return t('receipt.verifying');
  const counted = rows.filter(({ state }) => state !== 'rejected');
  const done = counted.filter(({ state }) => state === 'done').length;
  return writingText({ done, total: counted.length });
}

import './review.css';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Uuid } from '../../../../../domain/json.ts';
import type { PlanView, RefinementView } from '../../../../../domain/views.ts';
import type { IssueRef } from '../bridge.ts';
import { t } from '../language/translate.ts';
import { readPlan } from '../receipt/requests.ts';
import { planPace, refinementPace } from '../shared/pace.ts';
import { ProblemNotice } from '../shared/problem-notice.tsx';
import { useCommand } from '../shared/use-command.ts';
import { usePolled } from '../shared/use-polled.ts';
import { Working } from '../shared/working.tsx';
import type { Turns } from './choice.ts';
import { Choices } from './choices.tsx';
import { Outcome } from './outcome.tsx';
import { decide, readRefinement } from './requests.ts';

interface ReviewProps {
  planId: Uuid;
  issue: IssueRef;
  siteUrl: string;
}

/** The review in its modal: what would be done, the decision, and what became of it. */
export function Review({ planId, issue, siteUrl }: ReviewProps) {
  const read = useCallback(() => readPlan(planId), [planId]);
  const { body, problem, refresh } = usePolled({ read, pace: planPace });
  const [decided, setDecided] = useState<PlanView | null>(null);
  const send = useCallback(
    (decision: Turns, key: string) => decide(planId, decision, key),
    [planId],
  );
  const command = useCommand(send);
  const [wish, setWish] = useState<Turns | null>(null);
  const decideNow = async (decision: Turns) => {
    setWish(decision);
    const reply = await command.run(decision);
    if (reply) setDecided(reply.plan);
    refresh();
  };
  const closed = useClosed(body?.refinement.id ?? null, body?.refinement.outcome != null);
  // The reply of the decision is newer than what was read before it.
  const plan = decided && body?.state === 'waiting' ? decided : body;
  return (
    <main className="review" aria-label={t('review.window')} aria-busy={!plan}>
      <Title text={titleOf(plan, closed, issue.key)} />
      {problem && !command.problem && (
        <ProblemNotice problem={problem} asked="read" onRetry={refresh} />
      )}
      {command.problem && (
        <ProblemNotice
          problem={command.problem}
          asked="command"
          onRetry={() => (wish ? decideNow(wish) : refresh())}
        />
      )}
      {!plan && !problem && <Working text={t('review.loading')} />}
      {plan?.state === 'waiting' && (
        // Anew for a new seal: what was ticked before was another plan.
        <Choices key={plan.seal} plan={plan} deciding={command.running} onDecide={decideNow} />
      )}
      {plan && plan.state !== 'waiting' && (
        <Outcome plan={plan} closed={closed} siteUrl={siteUrl} />
      )}
    </main>
  );
}

/** Read once it is closed; null before. */
function useClosed(id: Uuid | null, isClosed: boolean): RefinementView | null {
  const wanted = isClosed ? id : null;
  const read = useCallback(
    () => (wanted === null ? Promise.reject(new Error('not closed')) : readRefinement(wanted)),
    [wanted],
  );
  return usePolled({ read: wanted === null ? null : read, pace: refinementPace }).body;
}

/** A new title is a new state of the window: the focus goes there, and it is read out. */
function Title({ text }: { text: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (text) heading.current?.focus();
  }, [text]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {text}
    </h1>
  );
}

function titleOf(plan: PlanView | null, closed: RefinementView | null, key: string): string {
  if (plan?.undo && plan.state === 'waiting') return t('review.undoTitle', { key });
  if (!plan || plan.state === 'waiting') return t('review.title', { key });
  return closed ? t('review.endedTitle', { key }) : t('review.writingTitle', { key });
}

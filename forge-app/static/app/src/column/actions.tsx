import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import { useCallback, useEffect, useRef } from 'react';
import type { PlanView, ReadinessView } from '../../../../../domain/views.ts';
import { openReview, propose } from '../backend.ts';
import { useCommand } from '../hooks/use-command.ts';
import { messages } from '../messages.ts';
import { askedOf } from '../state/asked.ts';
import { openRows } from '../state/choice.ts';
import { type NextStep, nextStep } from '../state/next-step.ts';
import { ProblemNotice } from './problem-notice.tsx';
import { Receipt } from './receipt.tsx';
import { Working } from './working.tsx';

interface ActionsProps {
  view: ReadinessView;
  plan: PlanView | null;
  siteUrl: string;
  onChanged: () => void;
}

/** The one thing to do next, or what goes on meanwhile. */
export function Actions({ view, plan, siteUrl, onChanged }: ActionsProps) {
  const step = nextStep(view);
  const { ref, acted } = useFocusAfterAction(step.kind);
  const send = useCallback((issueId: string, key: string) => propose(issueId, key), []);
  const { run, running, problem } = useCommand(send);
  const proposeNow = async () => {
    acted();
    await run(view.issue.id);
    onChanged();
  };
  const review = (planId: string) => {
    void openReview({ planId, issue: view.issue }, () => {
      onChanged();
      ref.current?.focus();
    });
  };
  return (
    <section className="actions" ref={ref} tabIndex={-1} aria-label={messages.actions}>
      {problem && <ProblemNotice problem={problem} asked="propose" onRetry={proposeNow} />}
      {step.kind === 'propose' && (
        <ToPropose
          step={step}
          {...{ plan, siteUrl, running }}
          onPropose={proposeNow}
          onUndo={() => {
            acted();
            onChanged();
          }}
        />
      )}
      {step.kind === 'review' && <ToReview step={step} plan={plan} onReview={review} />}
      {step.kind === 'working' && <Working text={messages.working[step.step]} />}
      {step.kind === 'writing' && (
        <Working
          text={
            view.refinement?.problem
              ? messages.waitingForStop
              : writingText(step, view.refinement?.progress ?? null)
          }
        />
      )}
      {step.kind === 'token' && (
        <Working text={messages.waitingForToken[plan?.decidedBy ?? 'other']} />
      )}
      {step.kind === 'observe' && <p className="quiet">{messages.observe}</p>}
    </section>
  );
}

interface ToProposeProps {
  step: NextStep & { kind: 'propose' };
  plan: PlanView | null;
  siteUrl: string;
  running: boolean;
  onPropose: () => void;
  onUndo: () => void;
}

function ToPropose(props: ToProposeProps) {
  const { plan, siteUrl, running, onPropose, onUndo } = props;
  const { last } = props.step;
  return (
    <>
      {last && <Receipt refinement={last} {...{ plan, siteUrl, onUndo }} />}
      <Button appearance={last ? 'default' : 'primary'} isLoading={running} onClick={onPropose}>
        {last ? messages.proposeAgain : messages.propose}
      </Button>
      {!last && <p className="quiet">{messages.proposeNote}</p>}
    </>
  );
}

interface ToReviewProps {
  step: NextStep & { kind: 'review' };
  plan: PlanView | null;
  onReview: (planId: string) => void;
}

function ToReview({ step: { planId, reminded }, plan, onReview }: ToReviewProps) {
  if (!plan) return <Working text={messages.readingPlan} />;
  const count = openRows(plan).length;
  return (
    <>
      {!plan.canDecide && (
        <SectionMessage title={messages.waitingForApprover} headingLevel="h2">
          <p>{messages.waitingForApproverNote(askedOf(plan))}</p>
        </SectionMessage>
      )}
      <Button appearance={plan.canDecide ? 'primary' : 'default'} onClick={() => onReview(planId)}>
        {plan.canDecide ? messages.review(count) : messages.look(count)}
      </Button>
      <p className="quiet">
        {messages.planWaits(count, new Date(plan.expiresAt))}
        {reminded && ` ${messages.reminded}`}
      </p>
    </>
  );
}

function writingText(
  { verifying }: NextStep & { kind: 'writing' },
  progress: { done: number; total: number } | null,
): string {
  if (verifying) return messages.verifying;
  return messages.writing(progress?.done ?? 0, progress?.total ?? 0);
}

/**
 * A button that was pressed goes away with its step; the focus stays in its place. It is never taken
 * from another frame, such as the review.
 */
function useFocusAfterAction(kind: NextStep['kind']) {
  const ref = useRef<HTMLElement>(null);
  const pressed = useRef(false);
  useEffect(() => {
    const lost = document.hasFocus() && document.activeElement === document.body;
    if (pressed.current && lost) ref.current?.focus();
    pressed.current = false;
  }, [kind]);
  return {
    ref,
    acted: () => {
      pressed.current = true;
    },
  };
}

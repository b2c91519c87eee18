import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import { useCallback, useEffect, useRef } from 'react';
import type { PlanView, ReadinessView } from '../../../../../domain/views.ts';
import { openReview } from '../bridge.ts';
import { moment } from '../language/format.ts';
import { t } from '../language/translate.ts';
import { askedText } from '../receipt/asked.ts';
import { writingText } from '../receipt/progress.ts';
import { Receipt } from '../receipt/receipt.tsx';
import { openRows } from '../review/choice.ts';
import { ProblemNotice } from '../shared/problem-notice.tsx';
import { useCommand } from '../shared/use-command.ts';
import { Working } from '../shared/working.tsx';
import { type NextStep, nextStep } from './next-step.ts';
import { propose } from './requests.ts';

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
    <section className="actions" ref={ref} tabIndex={-1} aria-label={t('column.actions')}>
      {problem && <ProblemNotice problem={problem} asked="command" onRetry={proposeNow} />}
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
      {step.kind === 'working' && <Working text={t(`column.working.${step.step}`)} />}
      {step.kind === 'writing' && (
        <Working
          text={
            view.refinement?.problem
              ? t('receipt.waitingForStop')
              : progressText(step, view.refinement?.progress ?? null)
          }
        />
      )}
      {step.kind === 'token' && (
        <Working text={t(`receipt.waitingForToken.${plan?.decidedBy ?? 'other'}`)} />
      )}
      {step.kind === 'observe' && <p className="quiet">{t('column.observe')}</p>}
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
        {t(last ? 'column.proposeAgain' : 'column.propose')}
      </Button>
      {!last && <p className="quiet">{t('column.proposeNote')}</p>}
    </>
  );
}

interface ToReviewProps {
  step: NextStep & { kind: 'review' };
  plan: PlanView | null;
  onReview: (planId: string) => void;
}

function ToReview({ step: { planId, reminded }, plan, onReview }: ToReviewProps) {
  if (!plan) return <Working text={t('column.readingPlan')} />;
  const count = openRows(plan).length;
  return (
    <>
      {!plan.canDecide && (
        <SectionMessage title={t('column.waitingForApprover')} headingLevel="h2">
          <p>{askedText(plan)}</p>
        </SectionMessage>
      )}
      <Button appearance={plan.canDecide ? 'primary' : 'default'} onClick={() => onReview(planId)}>
        {t(plan.canDecide ? 'column.review' : 'column.look', { count })}
      </Button>
      <p className="quiet">
        {t('column.planWaits', { count, until: moment(plan.expiresAt) })}
        {reminded && ` ${t('column.reminded')}`}
      </p>
    </>
  );
}

function progressText(
  { verifying }: NextStep & { kind: 'writing' },
  progress: { done: number; total: number } | null,
): string {
  if (verifying) return t('receipt.verifying');
  return writingText(progress ?? { done: 0, total: 0 });
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

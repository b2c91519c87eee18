import Button from '@atlaskit/button/new';
import Spinner from '@atlaskit/spinner';
import { useCallback, useEffect, useRef } from 'react';
import type { PlanView, ReadinessView } from '../../../../../domain/views.ts';
import { openReview, type Review } from '../bridge.ts';
import { moment } from '../language/format.ts';
import { t } from '../language/translate.ts';
import { undo } from '../receipt/requests.ts';
import { usePeople } from '../receipt/use-people.ts';
import { ProblemNotice } from '../shared/problem-notice.tsx';
import { useCommand } from '../shared/use-command.ts';
import { waitsForSomebody } from './awaited.ts';
import { type NextButton, nextButton, nextNote } from './next-button.ts';
import { nextStep } from './next-step.ts';
import { propose } from './requests.ts';
import { Written } from './written.tsx';

interface NextProps {
  view: ReadinessView;
  plan: PlanView | null;
  siteUrl: string;
  onChanged: () => void;
}

/** What was written last, the one button whose label is the next step, and what it means. */
export function Next({ view, plan, siteUrl, onChanged }: NextProps) {
  const step = nextStep(view);
  const people = usePeople(plan && waitsForSomebody(plan) ? plan : null);
  const { ref, acted } = useFocusAfterAction(step.kind);
  const proposing = useCommand(propose);
  const undoing = useCommand(undo);
  const proposeNow = async () => {
    acted();
    await proposing.run(view.issue.id);
    onChanged();
  };
  const undoNow = async (planId: string) => {
    acted();
    await undoing.run(planId);
    onChanged();
  };
  const review = useCallback(
    (planId: string | null, tab?: Review['tab']) =>
      openReview({ planId, issue: view.issue, ...(tab ? { tab } : {}) }, () => {
        onChanged();
        ref.current?.focus();
      }),
    [view.issue, onChanged, ref],
  );
  const button = nextButton({ view, plan, people });
  const act = {
    propose: proposeNow,
    review: () => plan && void review(plan.id),
    undo: () => plan && void undoNow(plan.id),
  };
  const problem = proposing.problem ?? undoing.problem;
  const last = step.kind === 'propose' ? step.last : null;
  return (
    <section className="next" ref={ref} tabIndex={-1} aria-label={t('column.actions')}>
      {last && <Written refinement={last} plan={plan} siteUrl={siteUrl} />}
      {problem && (
        <ProblemNotice
          problem={problem}
          asked="command"
          onRetry={proposing.problem ? proposeNow : act.undo}
        />
      )}
      {button && (
        <TheButton
          button={button}
          running={proposing.running || undoing.running}
          onPress={() => button.act && act[button.act]()}
        />
      )}
      <Note view={view} plan={plan} />
      {last && button?.act === 'undo' && (
        <Button appearance="subtle" isDisabled={proposing.running} onClick={proposeNow}>
          {t('column.proposeAgain')}
        </Button>
      )}
      {last &&
        plan?.undoable.map(({ planId, changes }) => (
          <Button key={planId} appearance="subtle" onClick={() => undoNow(planId)}>
            {t('receipt.undoEarlier', { count: changes })}
          </Button>
        ))}
      {last?.planId && (
        <Button appearance="subtle" onClick={() => void review(last.planId)}>
          {t('column.became')}
        </Button>
      )}
      {view.mode !== 'off' && (
        <div className="beside">
          <Button
            appearance="subtle"
            spacing="compact"
            onClick={() => void review(plan?.id ?? null, 'order')}
          >
            {t('column.beside')}
          </Button>
        </div>
      )}
    </section>
  );
}

interface TheButtonProps {
  button: NextButton;
  running: boolean;
  onPress: () => void;
}

const Busy = () => <Spinner size="small" label="" />;

/** What goes on by itself is also said: a label that changes is not read out. */
function TheButton({ button: { label, act, primary, busy }, running, onPress }: TheButtonProps) {
  return (
    <>
      <Button
        appearance={primary ? 'primary' : 'default'}
        shouldFitContainer
        isDisabled={act === null}
        isLoading={running}
        {...(busy ? { iconBefore: Busy } : {})}
        onClick={onPress}
      >
        {label}
      </Button>
      <span className="unseen" role="status">
        {busy ? label : ''}
      </span>
    </>
  );
}

function Note({ view, plan }: Pick<NextProps, 'view' | 'plan'>) {
  const note = nextNote({ view, plan });
  const step = nextStep(view);
  const count = plan?.rows.filter(({ state }) => state === 'open').length ?? 0;
  return (
    <>
      {note && <p className="quiet">{note}</p>}
      {step.kind === 'review' && plan && (
        <p className="quiet">
          {t('column.planWaits', { count, until: moment(plan.expiresAt) })}
          {step.reminded && ` ${t('column.reminded')}`}
        </p>
      )}
    </>
  );
}

/**
 * A button that was pressed goes away with its step; the focus stays in its place. It is never taken
 * from another frame, such as the review.
 */
function useFocusAfterAction(kind: string) {
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

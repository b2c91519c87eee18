import { type ReactNode, useCallback, useEffect } from 'react';
import type { Uuid } from '../../../../../domain/json.ts';
import type { PlanView, ReadinessView } from '../../../../../domain/views.ts';
import { onIssueChanged, type Place, readPlan, readReadiness } from '../backend.ts';
import { usePolled } from '../hooks/use-polled.ts';
import { messages } from '../messages.ts';
import { shownPlan } from '../state/next-step.ts';
import { readinessPace } from '../state/pace.ts';
import { Actions } from './actions.tsx';
import { Findings } from './findings.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import { Verdict } from './verdict.tsx';
import { Working } from './working.tsx';

/** The column of an issue: the verdict, what is missing, and the one thing to do next. */
export function Panel({ issue, siteUrl }: { issue: Place['issue']; siteUrl: string }) {
  const read = useCallback(() => readReadiness(issue.id), [issue.id]);
  const { body: view, problem, refresh } = usePolled({ read, pace: readinessPace });
  const plan = usePlan(view ? shownPlan(view) : null, view?.refinement?.changedAt ?? null);
  useRefreshOnChange(refresh);
  const notice = problem && <ProblemNotice problem={problem} asked="read" onRetry={refresh} />;
  if (!view) return <Frame>{notice ?? <Working text={messages.loading} />}</Frame>;
  if (view.mode === 'off') return <Frame>{messages.off}</Frame>;
  return (
    <Frame>
      {notice}
      {view.report ? (
        <>
          <Verdict view={view} report={view.report} />
          <Actions view={view} plan={plan} siteUrl={siteUrl} onChanged={refresh} />
          <Findings report={view.report} />
        </>
      ) : (
        <FirstJudgement view={view} />
      )}
    </Frame>
  );
}

/** In the place of a report while there is none. */
function FirstJudgement({ view: { putOff } }: { view: ReadinessView }) {
  if (!putOff) return <Working text={messages.firstJudgement} />;
  return (
    <p className="quiet" role="status">
      {messages.putOff(putOff)}
    </p>
  );
}

function Frame({ children }: { children: ReactNode }) {
  return (
    <main className="panel" aria-label={messages.panel}>
      {children}
    </main>
  );
}

const once = () => null;

/** The plan of the refinement, read again whenever the refinement moved. */
function usePlan(planId: Uuid | null, changedAt: string | null): PlanView | null {
  const read = useCallback(
    () => (planId === null ? Promise.reject(new Error('no plan')) : readPlan(planId)),
    [planId, changedAt],
  );
  const { body } = usePolled({ read: planId === null ? null : read, pace: once });
  return body?.id === planId ? body : null;
}

/** Milliseconds: the page hears of a change before the API does, so it looks more than once. */
const looksAfterChange = [0, 3000, 10_000];

function useRefreshOnChange(refresh: () => void): void {
  useEffect(() => {
    let timers: ReturnType<typeof setTimeout>[] = [];
    const changed = () => {
      timers.forEach(clearTimeout);
      timers = looksAfterChange.map((wait) => setTimeout(refresh, wait));
    };
    const subscribed = onIssueChanged(changed).catch(() => () => {});
    return () => {
      timers.forEach(clearTimeout);
      void subscribed.then((unsubscribe) => unsubscribe());
    };
  }, [refresh]);
}

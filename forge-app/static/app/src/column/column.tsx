import './column.css';
import { type ReactNode, useCallback, useEffect } from 'react';
import type { Uuid } from '../../../../../domain/json.ts';
import type { ReadinessView } from '../../../../../domain/views.ts';
import { type IssueRef, listen } from '../bridge.ts';
import { commandTaken } from '../call.ts';
import { t } from '../language/translate.ts';
import { readPlan } from '../receipt/requests.ts';
import { readinessPace } from '../shared/pace.ts';
import { ProblemNotice } from '../shared/problem-notice.tsx';
import { Skeleton } from '../shared/skeleton.tsx';
import { useOnline } from '../shared/use-online.ts';
import { usePolled } from '../shared/use-polled.ts';
import { Working } from '../shared/working.tsx';
import { Findings } from './findings.tsx';
import { Next } from './next.tsx';
import { shownPlan } from './next-step.ts';
import { Remarks } from './remarks.tsx';
import { readReadiness } from './requests.ts';
import { putOffText } from './standing.ts';
import { Verdict } from './verdict.tsx';

interface ColumnProps {
  issue: IssueRef;
  siteUrl: string;
  accountId: string;
}

/** The column of an issue: the verdict, what is missing, and the one thing to do next. */
export function Column({ issue, siteUrl, accountId }: ColumnProps) {
  const read = useCallback(() => readReadiness(issue.id), [issue.id]);
  const { body: view, problem, refresh } = usePolled({ read, pace: readinessPace });
  const { plan, ...reading } = usePlan(
    view ? shownPlan(view) : null,
    view?.refinement?.changedAt ?? null,
  );
  useRefreshOnChange(refresh);
  const lookAgain = () => {
    refresh();
    reading.refresh();
  };
  const online = useOnline();
  const failed = problem ?? reading.problem ?? (online ? null : unreachable);
  const notice = failed && <ProblemNotice problem={failed} asked="read" onRetry={lookAgain} />;
  if (!view) return <Frame>{notice ?? <Skeleton text={t('column.loading')} lines={9} />}</Frame>;
  if (view.mode === 'off')
    return (
      <Frame>
        <p>{t('column.off')}</p>
      </Frame>
    );
  return (
    <Frame>
      {notice}
      {view.leftOut && <LeftOutNote reason={view.leftOut} hasReport={view.report !== null} />}
      {view.report && <Verdict view={view} report={view.report} />}
      {/* What is not judged can be proposed for all the same, by who asks for it. */}
      {(view.report || view.leftOut) && (
        <Next view={view} plan={plan} siteUrl={siteUrl} onChanged={refresh} />
      )}
      {view.report ? (
        <>
          <Findings {...{ view, accountId }} report={view.report} onChanged={refresh} />
          {view.annotations && <Remarks annotations={view.annotations} report={view.report} />}
        </>
      ) : (
        !view.leftOut && <FirstJudgement view={view} />
      )}
    </Frame>
  );
}

/** Why nothing is judged here; what was judged before stays to be seen. */
function LeftOutNote({
  reason,
  hasReport,
}: {
  reason: NonNullable<ReadinessView['leftOut']>;
  hasReport: boolean;
}) {
  // A verdict is the head of the column where there is one.
  const Heading = hasReport ? 'h2' : 'h1';
  return (
    <section aria-labelledby="left-out">
      <Heading id="left-out">{t('column.leftOut')}</Heading>
      <p className="quiet">
        {t(`column.leftOut.${reason}`)} {hasReport && t('column.leftOut.before')}
      </p>
    </section>
  );
}

/** In the place of a report while there is none. */
function FirstJudgement({ view: { putOff } }: { view: ReadinessView }) {
  if (!putOff)
    return (
      <>
        <Working text={t('column.firstJudgement')} />
        <Skeleton lines={8} />
      </>
    );
  return (
    <p className="quiet" role="status">
      {putOffText(putOff)}
    </p>
  );
}

function Frame({ children }: { children: ReactNode }) {
  return (
    <main className="column" aria-label={t('column.panel')}>
      {children}
    </main>
  );
}

const once = () => null;
const unreachable = { kind: 'unreachable' } as const;

/** The plan of the refinement, read again whenever the refinement moved. */
function usePlan(planId: Uuid | null, changedAt: string | null) {
  const read = useCallback(
    () => (planId === null ? Promise.reject(new Error('no plan')) : readPlan(planId)),
    [planId, changedAt],
  );
  const { body, ...reading } = usePolled({ read: planId === null ? null : read, pace: once });
  return { plan: body?.id === planId ? body : null, ...reading };
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
    // Of Jira, and of the review in its own frame.
    const stop = listen(['JIRA_ISSUE_CHANGED', commandTaken], changed);
    return () => {
      timers.forEach(clearTimeout);
      stop();
    };
  }, [refresh]);
}

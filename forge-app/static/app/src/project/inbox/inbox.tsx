import '../backlog/backlog.css';
import './inbox.css';
import Button from '@atlaskit/button/new';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { InboxView } from '../../../../../../domain/inbox.ts';
import { listen } from '../../bridge.ts';
import { commandTaken } from '../../call.ts';
import { t } from '../../language/translate.ts';
import { EmptyState } from '../../shared/empty-state.tsx';
import { ProblemNotice } from '../../shared/problem-notice.tsx';
import { Skeleton } from '../../shared/skeleton.tsx';
import type { PageProps } from '../../shared/tabs.tsx';
import { usePolled } from '../../shared/use-polled.ts';
import { Bulk } from './bulk.tsx';
import { Counts } from './counts.tsx';
import { Dialogs } from './dialogs.tsx';
import { Filters } from './filters.tsx';
import { PlanList } from './plan-list.tsx';
import { addressOf, type InboxQuestion, questionOf } from './question.ts';
import { readInbox } from './requests.ts';
import { useDecisions } from './use-decisions.ts';

/** Milliseconds: other people decide too. */
const pace = () => 5000;

/** The plans of a space that wait, those that ask the person first; all of it can be done by the keyboard. */
export function Page({ context, parts, go }: PageProps) {
  const address = parts[0] ?? '';
  const question = useMemo(() => questionOf(address), [address]);
  const { inbox, problem, refresh, showMore } = useInbox(context.project?.id ?? '', question);
  const decisions = useDecisions(refresh);
  useEffect(() => listen([commandTaken], refresh), [refresh]);
  const ask = (next: InboxQuestion) => go('inbox', addressOf(next));
  const notice = problem && <ProblemNotice problem={problem} asked="read" onRetry={refresh} />;
  if (!inbox) return notice ?? <Skeleton text={t('inbox.loading')} lines={8} />;
  return (
    <div className="inbox">
      {notice}
      <div className="toolbar">
        <Filters question={question} onAsk={ask} />
        <Button appearance="subtle" onClick={() => decisions.open({ kind: 'help' })}>
          {t('inbox.keys.open')}
        </Button>
      </div>
      <Counts inbox={inbox} />
      <Bulk plans={inbox.plans} decisions={decisions} />
      {inbox.plans.length === 0 ? (
        <Nothing question={question} onShowAll={() => ask({ ...question, mine: false })} />
      ) : (
        <PlanList plans={inbox.plans} decisions={decisions} />
      )}
      {inbox.nextCursor && <Button onClick={showMore}>{t('inbox.showMore')}</Button>}
      <Dialogs decisions={decisions} />
    </div>
  );
}

function useInbox(projectId: string, question: InboxQuestion) {
  const [pages, setPages] = useState(1);
  const read = useCallback(
    () => readInbox(projectId, question, pages),
    [projectId, question, pages],
  );
  const { body, problem, refresh } = usePolled({ read, pace });
  const [known, setKnown] = useState<InboxView | null>(null);
  // What was shown stays while another question is read: nothing jumps.
  useEffect(() => {
    if (body) setKnown(body);
  }, [body]);
  const showMore = useCallback(() => setPages((before) => before + 1), []);
  return { inbox: body ?? known, problem, refresh, showMore };
}

interface NothingProps {
  question: InboxQuestion;
  onShowAll: () => void;
}

function Nothing({ question, onShowAll }: NothingProps) {
  const { state, mine } = question;
  return (
    <EmptyState title={t(mine ? 'inbox.empty.mine' : `inbox.empty.${state}`)}>
      <p>{t('inbox.empty.text')}</p>
      {mine && (
        <p>
          <Button onClick={onShowAll}>{t('inbox.empty.showAll')}</Button>
        </p>
      )}
    </EmptyState>
  );
}

import './backlog.css';
import Button from '@atlaskit/button/new';
import { useMemo } from 'react';
import { number } from '../../language/format.ts';
import { t } from '../../language/translate.ts';
import { EmptyState } from '../../shared/empty-state.tsx';
import { ProblemNotice } from '../../shared/problem-notice.tsx';
import { Skeleton } from '../../shared/skeleton.tsx';
import type { PageProps } from '../../shared/tabs.tsx';
import { Filters } from './filters.tsx';
import { addressOf, everything, isNarrowed, type Question, questionOf } from './question.ts';
import { BacklogTable } from './table.tsx';
import { type BacklogRows, useBacklog } from './use-backlog.ts';

/** The work items of a space that were judged: score, what they lack, and what waits for a decision. */
export function Page({ context, parts, go }: PageProps) {
  const address = parts[0] ?? '';
  const question = useMemo(() => questionOf(address), [address]);
  const ask = (next: Question) => go('backlog', new URLSearchParams(addressOf(next)).toString());
  const backlog = useBacklog(context.project?.key ?? '', question);
  const { read, reading, problem, more, refresh } = backlog;
  if (!read)
    return problem ? (
      <ProblemNotice problem={problem} asked="read" onRetry={refresh} />
    ) : (
      <Skeleton text={t('backlog.loading')} lines={12} />
    );
  return (
    <div className="backlog">
      {problem && <ProblemNotice problem={problem} asked="read" onRetry={refresh} />}
      <div className="toolbar">
        <Filters question={question} rules={read.rules} onAsk={ask} />
        <Button onClick={refresh} isLoading={reading}>
          {t('backlog.refresh')}
        </Button>
      </div>
      {read.items.length === 0 ? (
        <Nothing narrowed={isNarrowed(question)} onShowAll={() => ask(everything)} />
      ) : (
        <BacklogTable
          {...{ read, reading, question, more }}
          siteUrl={context.siteUrl}
          onSort={ask}
        />
      )}
      <Count {...backlog} />
    </div>
  );
}

/** How much is shown, and how much Jira hides. */
function Count({ read }: BacklogRows) {
  if (!read) return null;
  const { items, nextCursor, leftOut } = read;
  const words = nextCursor === null ? 'backlog.count' : 'backlog.countSoFar';
  return (
    <p className="quiet" role="status">
      {t(words, { count: items.length, shown: number(items.length) })}{' '}
      {leftOut !== null && leftOut > 0 && t('backlog.leftOut', { count: leftOut })}
    </p>
  );
}

function Nothing({ narrowed, onShowAll }: { narrowed: boolean; onShowAll: () => void }) {
  if (!narrowed)
    return (
      <EmptyState title={t('backlog.empty.title')}>
        <p>{t('backlog.empty.open')}</p>
        <p>{t('backlog.empty.events')}</p>
      </EmptyState>
    );
  return (
    <EmptyState title={t('backlog.noMatch.title')}>
      <p>{t('backlog.noMatch.text')}</p>
      <p>
        <Button onClick={onShowAll}>{t('backlog.noMatch.showAll')}</Button>
      </p>
    </EmptyState>
  );
}

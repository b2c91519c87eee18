import Button from '@atlaskit/button/new';
import { useCallback, useState } from 'react';
import type {
  IssueEntryView,
  IssueHistoryView,
  PastRefinementsView,
  PastRefinementView,
  PersonName,
} from '../../../../../domain/views.ts';
import { call } from '../call.ts';
import { moment, number } from '../language/format.ts';
import { t } from '../language/translate.ts';
import type { People } from '../receipt/use-people.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { ProblemNotice } from '../shared/problem-notice.tsx';
import { Skeleton } from '../shared/skeleton.tsx';
import { usePolled } from '../shared/use-polled.ts';
import type { BesideProps } from './review-tabs.tsx';
import { personText } from './who.ts';

const once = () => null;

/** What was proposed for a work item and what became of it, and what the audit chain holds about it. */
export function Page({ issue }: BesideProps) {
  const path = `/v1/issues/${issue.id}`;
  const read = useCallback(() => call<PastRefinementsView>('GET', `${path}/refinements`), [path]);
  const { body, problem, refresh } = usePolled({ read, pace: once });
  if (problem) return <ProblemNotice problem={problem} asked="read" onRetry={refresh} />;
  if (!body) return <Skeleton lines={10} />;
  const { refinements } = body;
  return (
    <>
      <section>
        <h2>{t('history.proposals')}</h2>
        {refinements.length === 0 ? (
          <EmptyState title={t('history.none.title')}>
            <p>{t('history.none.text')}</p>
          </EmptyState>
        ) : (
          <ol className="rows">
            {refinements.map((past) => (
              <Past key={past.id} past={past} people={byAccount(body.people)} />
            ))}
          </ol>
        )}
      </section>
      <Entries path={`${path}/history`} />
    </>
  );
}

function Past({ past, people }: { past: PastRefinementView; people: People }) {
  const { reason, outcome, requestedAt, closedAt, changes, before, after } = past;
  const how = outcome === null ? t('history.open') : t(`history.outcome.${outcome}`);
  return (
    <li>
      <span className="row-text">
        <strong>{t(`history.reason.${reason}`)}</strong> {how}{' '}
        {t('history.changes', { done: changes.done, proposed: changes.proposed })}
        <span className="quiet past">
          {t('history.asked', { who: personText(people, past.by), at: moment(requestedAt) })}
          {closedAt && ` ${t('history.ended', { at: moment(closedAt) })}`}
          {before &&
            after &&
            ` ${t('history.score', { before: before.score, after: after.score })}`}
        </span>
      </span>
    </li>
  );
}

/** Lines of the audit chain, as many pages as were asked for. */
function Entries({ path }: { path: string }) {
  const [older, setOlder] = useState<IssueHistoryView[]>([]);
  const [failed, setFailed] = useState(false);
  const read = useCallback(() => call<IssueHistoryView>('GET', path), [path]);
  const { body, problem, refresh } = usePolled({ read, pace: once });
  if (problem) return <ProblemNotice problem={problem} asked="read" onRetry={refresh} />;
  if (!body) return <Skeleton lines={8} />;
  const pages = [body, ...older];
  const cursor = pages.at(-1)?.nextCursor ?? null;
  const more = async () => {
    const reply = await call<IssueHistoryView>('GET', `${path}?cursor=${cursor}`);
    setFailed(reply.kind !== 'ok');
    if (reply.kind === 'ok') setOlder((all) => [...all, reply.body]);
  };
  const people = byAccount(pages.flatMap(({ people }) => people));
  return (
    <section>
      <h2>{t('history.audit')}</h2>
      <p className="quiet">{t('history.auditNote')}</p>
      <ol className="entries">
        {pages
          .flatMap(({ entries }) => entries)
          .map((entry) => (
            <Entry key={entry.seq} entry={entry} people={people} />
          ))}
      </ol>
      {failed && <p role="alert">{t('history.moreFailed')}</p>}
      {cursor !== null && <Button onClick={() => void more()}>{t('history.more')}</Button>}
    </section>
  );
}

function Entry({ entry, people }: { entry: IssueEntryView; people: People }) {
  const { seq, at, action, actor, by } = entry;
  const who = actor === 'person' ? personText(people, by) : t(`history.actor.${actor}`);
  return (
    <li>
      <span className="quiet">{number(seq)}</span> <time dateTime={at}>{moment(at)}</time>{' '}
      <span>{t(`history.action.${action}`)}</span> <span className="quiet">{who}</span>
    </li>
  );
}

function byAccount(people: readonly PersonName[]): People {
  return new Map(people.map(({ accountId, name }) => [accountId, name]));
}

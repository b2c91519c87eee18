import Button from '@atlaskit/button/new';
import { useCallback } from 'react';
import { moment } from '../../language/format.ts';
import { isKey, t } from '../../language/translate.ts';
import { EmptyState } from '../../shared/empty-state.tsx';
import { ProblemNotice } from '../../shared/problem-notice.tsx';
import { Skeleton } from '../../shared/skeleton.tsx';
import { usePages } from '../../shared/use-pages.ts';
import type { AuditEntry, AuditList } from '../replies.ts';
import { useNames } from '../use-names.ts';
import { addressOf, type Filter } from './filter.ts';
import { countOf } from './left-out.ts';

const pick = ({ entries, leftOut, nextCursor }: AuditList) => ({
  items: entries,
  next: nextCursor,
  leftOut: countOf(leftOut),
});

/** Entries, the newest first, as far as the person may browse what they are about. */
export function Entries({ filter }: { filter: Filter }) {
  const pathOf = useCallback(
    (cursor: string | null) => addressOf('/v1/audit', filter, cursor === null ? {} : { cursor }),
    [filter],
  );
  const { items, leftOut, problem, reading, more, refresh } = usePages<AuditList, AuditEntry>({
    pathOf,
    pick,
  });
  const nameOf = useNames(items?.flatMap(({ by }) => by ?? []) ?? []);
  const notice = problem && <ProblemNotice problem={problem} asked="read" onRetry={refresh} />;
  if (!items) return notice ?? <Skeleton lines={10} />;
  const who = ({ by, actor }: AuditEntry) => (by === null ? actorText(actor) : nameOf(by));
  return (
    <div className="stack">
      {notice}
      {items.length === 0 && (
        <EmptyState title={t('audit.none.title')}>
          <p>{t('audit.none.text')}</p>
        </EmptyState>
      )}
      {items.length > 0 && <EntriesTable entries={items} who={who} />}
      {leftOut > 0 && <p className="quiet">{t('audit.leftOut', { count: leftOut })}</p>}
      {more && (
        <p>
          <Button isLoading={reading} onClick={more}>
            {t('audit.more')}
          </Button>
        </p>
      )}
    </div>
  );
}

interface EntriesTableProps {
  entries: readonly AuditEntry[];
  who: (entry: AuditEntry) => string;
}

function EntriesTable({ entries, who }: EntriesTableProps) {
  return (
    <div className="wide">
      <table>
        <thead>
          <tr>
            {(['number', 'at', 'action', 'who', 'about', 'detail'] as const).map((name) => (
              <th key={name} scope="col">
                {t(`audit.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.seq}>
              <th scope="row">{entry.seq}</th>
              <td className="moment">{moment(entry.at)}</td>
              <td>
                <code>{entry.action}</code>
              </td>
              <td>{who(entry)}</td>
              <td>{aboutText(entry)}</td>
              <td className="quiet">{detailText(entry)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function actorText(actor: string): string {
  const key = `audit.actor.${actor}`;
  return isKey(key) ? t(key) : actor;
}

function aboutText({ subject, issues }: AuditEntry): string {
  const keys = issues.map(({ key }) => key).join(', ');
  return keys || `${subject.kind}:${subject.id}`;
}

/** By the names of the chain itself, so that it can be compared with an export. */
function detailText({ outcome, data }: AuditEntry): string {
  const said = Object.entries(data).map(([name, value]) => `${name}: ${value}`);
  return [...(outcome === 'ok' ? [] : [outcome]), ...said].join(' · ');
}

import Button from '@atlaskit/button/new';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { Approvers } from '../../../../../domain/approvers.ts';
import type { SettingHistoryView } from '../../../../../domain/settings-views.ts';
import { call } from '../call.ts';
import { moment } from '../language/format.ts';
import { t } from '../language/translate.ts';
import type { Directory } from './people/use-directory.ts';
import { ProblemNotice } from './problem-notice.tsx';
import { Skeleton } from './skeleton.tsx';
import { usePolled } from './use-polled.ts';

type SettingChange = SettingHistoryView['changes'][number];
export type SettingValue = SettingChange['value'];

interface SettingHistoryProps {
  /** Of the setting itself. */
  path: string;
  /** The version that stands: another one is looked at anew. */
  version: number;
  directory: Directory;
  /** What a version changed; before the first one nothing was set. */
  words: (value: SettingValue, before: SettingValue | null) => string[];
  /** Whom versions name by id. */
  named?: (values: readonly SettingValue[]) => Approvers;
  /** What can be done with a version. */
  action?: (change: SettingChange) => ReactNode;
}

/** Who set what and when, newest first; read once somebody opens it. */
export function SettingHistory(props: SettingHistoryProps) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('shared.history')}</summary>
      {open && <Versions key={props.version} {...props} />}
    </details>
  );
}

const once = () => null;

function Versions({ path, directory, words, named, action }: SettingHistoryProps) {
  const [older, setOlder] = useState<SettingHistoryView | null>(null);
  const read = useCallback(
    (before?: number) =>
      call<SettingHistoryView>(
        'GET',
        `${path}/history${before === undefined ? '' : `?before=${before}`}`,
      ),
    [path],
  );
  const first = useCallback(() => read(), [read]);
  const { body, problem, refresh } = usePolled({ read: first, pace: once });
  const changes = [...(body?.changes ?? []), ...(older?.changes ?? [])];
  const nextBefore = (older ?? body)?.nextBefore ?? null;
  const { learn, nameOf } = directory;
  useEffect(() => {
    const seen = [...(body?.changes ?? []), ...(older?.changes ?? [])];
    learn({ accounts: seen.map(({ by }) => by).filter(isAccount) });
    if (named) learn(named(seen.map(({ value }) => value)));
  }, [learn, named, body, older]);
  if (problem && !body) return <ProblemNotice problem={problem} asked="read" onRetry={refresh} />;
  if (!body) return <Skeleton lines={3} />;
  if (changes.length === 0) return <p className="quiet">{t('shared.history.none')}</p>;
  const more = async () => {
    if (nextBefore === null) return;
    const reply = await read(nextBefore);
    if (reply.kind !== 'ok') return;
    const { changes: next, nextBefore: further } = reply.body;
    // A second press asked for the same page: only the first answer is added.
    setOlder((before) =>
      (before ?? body).nextBefore === nextBefore
        ? { changes: [...(before?.changes ?? []), ...next], nextBefore: further }
        : before,
    );
  };
  return (
    <>
      <ol className="history">
        {changes.map((change, index) => (
          <li key={change.version}>
            <div>
              <span className="quiet">
                {t('shared.history.line', {
                  version: change.version,
                  at: moment(change.at),
                  who: isAccount(change.by)
                    ? nameOf('accounts', change.by)
                    : t(`shared.history.${change.by === 'app' ? 'app' : 'operator'}`),
                })}
              </span>
              {words(change.value, changes[index + 1]?.value ?? null).map((line) => (
                <div key={line}>{line}</div>
              ))}
            </div>
            {action?.(change)}
          </li>
        ))}
      </ol>
      {nextBefore !== null && (
        <Button onClick={() => void more()}>{t('shared.history.more')}</Button>
      )}
    </>
  );
}

const isAccount = (by: string) => by !== 'operator' && by !== 'app';

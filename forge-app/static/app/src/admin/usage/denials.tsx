import { call } from '../../call.ts';
import { moment, number } from '../../language/format.ts';
import { isKey, t } from '../../language/translate.ts';
import { ProblemNotice } from '../../shared/problem-notice.tsx';
import { Skeleton } from '../../shared/skeleton.tsx';
import { usePolled } from '../../shared/use-polled.ts';
import type { AuditEntry, AuditList } from '../replies.ts';
import { kindText } from './kind-text.ts';

const once = () => null;
const read = () => call<AuditList>('GET', '/v1/audit?action=quota.denied&limit=20');

/** The newest denials for want of a quota, each with the ceiling that it met. */
export function Denials() {
  const { body, problem, refresh } = usePolled({ read, pace: once });
  if (problem) return <ProblemNotice problem={problem} asked="read" onRetry={refresh} />;
  if (!body) return <Skeleton lines={3} />;
  if (body.entries.length === 0) return <p>{t('usage.denials.none')}</p>;
  return (
    <>
      <p className="quiet">{t('usage.denials.text')}</p>
      <ul className="lines">
        {body.entries.map((entry) => (
          <li key={entry.seq}>{denialText(entry)}</li>
        ))}
      </ul>
    </>
  );
}

function denialText({ at, data }: AuditEntry): string {
  const { kind = '', span = '', limit = 0, count = 1 } = data;
  const when = `usage.span.${span}`;
  return [
    moment(at),
    kindText(String(kind)),
    `${isKey(when) ? t(when) : span}: ${number(Number(limit))}`,
    `${t('usage.denied')}: ${number(Number(count))}`,
  ].join(' · ');
}

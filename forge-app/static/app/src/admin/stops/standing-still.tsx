import type { InboxView } from '../../../../../../domain/inbox.ts';
import { call } from '../../call.ts';
import { t } from '../../language/translate.ts';
import { ProblemNotice } from '../../shared/problem-notice.tsx';
import { Skeleton } from '../../shared/skeleton.tsx';
import { usePolled } from '../../shared/use-polled.ts';

const read = () => call<InboxView>('GET', '/v1/plans?state=writing&limit=50');
/** Milliseconds: what is being written comes and goes. */
const pace = () => 5000;

/** Plans that are approved and not written yet, as far as the person may browse their work items. */
export function StandingStill() {
  const { body, problem, refresh } = usePolled({ read, pace });
  if (!body)
    return problem ? (
      <ProblemNotice problem={problem} asked="read" onRetry={refresh} />
    ) : (
      <Skeleton lines={3} />
    );
  const hidden = body.leftOut.hidden + body.leftOut.unchecked;
  return (
    <div role="status">
      {body.plans.length === 0 ? (
        <p>{t('stops.waiting.none')}</p>
      ) : (
        <ul className="lines">
          {body.plans.map(({ id, issue, rows }) => (
            <li key={id}>{t('stops.waiting.plan', { key: issue.key, count: rows.total })}</li>
          ))}
        </ul>
      )}
      {body.nextCursor && <p className="quiet">{t('stops.waiting.more')}</p>}
      {hidden > 0 && <p className="quiet">{t('stops.leftOut', { count: hidden })}</p>}
    </div>
  );
}

import './usefulness.css';
import { useCallback } from 'react';
import type { UsefulnessView } from '../../../../../../domain/usefulness/view.ts';
import { moment, number } from '../../language/format.ts';
import { t } from '../../language/translate.ts';
import { EmptyState } from '../../shared/empty-state.tsx';
import { problemKind } from '../../shared/problem.ts';
import { ProblemNotice } from '../../shared/problem-notice.tsx';
import { Skeleton } from '../../shared/skeleton.tsx';
import type { PageProps } from '../../shared/tabs.tsx';
import { usePolled } from '../../shared/use-polled.ts';
import { readUsefulness } from './requests.ts';
import { Rules } from './rules.tsx';

/** Milliseconds while Jira is read. */
const pace = ({ gathering }: UsefulnessView) => (gathering ? 5000 : null);

/** Whether what failed a rule at the start of work had more trouble afterwards, with the doubt that is left. */
export function Page({ context }: PageProps) {
  const key = context.project?.key ?? '';
  const read = useCallback(() => readUsefulness(key), [key]);
  const { body, problem, refresh } = usePolled({ read, pace });
  if (problem && problemKind(problem, 'read').startsWith('no_'))
    return (
      <EmptyState title={t('usefulness.admins.title')}>
        <p>{t('usefulness.admins.text')}</p>
      </EmptyState>
    );
  const notice = problem && <ProblemNotice problem={problem} asked="read" onRetry={refresh} />;
  if (!body) return notice ?? <Skeleton text={t('usefulness.loading')} lines={8} />;
  return (
    <div className="usefulness">
      {notice}
      <p className="quiet" role="status">
        {body.asOf ? t('usefulness.asOf', { when: moment(body.asOf) }) : t('usefulness.never')}{' '}
        {body.gathering && t('usefulness.gathering')}
      </p>
      {body.rules ? <Rules rules={body.rules} projectKey={key} /> : <TooFew view={body} />}
      <LeftOut issues={body.issues} />
    </div>
  );
}

function TooFew({ view: { issues } }: { view: UsefulnessView }) {
  const { counted, needed } = issues;
  return (
    <EmptyState title={t('usefulness.few.title')}>
      <p>{t('usefulness.few.text', { counted, needed })}</p>
      <progress value={counted} max={needed} aria-label={t('usefulness.few.title')} />
      <p>{t('usefulness.few.why')}</p>
    </EmptyState>
  );
}

const reasons = ['no_start', 'not_judged', 'changed_since', 'not_visible'] as const;

/** Finished work items that say nothing here, and why. */
function LeftOut({ issues: { leftOut } }: Pick<UsefulnessView, 'issues'>) {
  const some = reasons.filter((reason) => leftOut[reason] > 0);
  if (some.length === 0) return null;
  return (
    <details>
      <summary>{t('usefulness.leftOut')}</summary>
      <ul>
        {some.map((reason) => (
          <li key={reason} className="quiet">
            {t(`usefulness.leftOut.${reason}`)}: {number(leftOut[reason])}
          </li>
        ))}
      </ul>
    </details>
  );
}

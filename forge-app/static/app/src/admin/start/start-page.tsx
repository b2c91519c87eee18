import { t } from '../../language/translate.ts';
import { ProblemNotice } from '../../shared/problem-notice.tsx';
import { Skeleton } from '../../shared/skeleton.tsx';
import type { PageProps } from '../../shared/tabs.tsx';
import { ApproversStep } from './approvers-step.tsx';
import { ConnectionStep } from './connection-step.tsx';
import { stepNames, stepStates } from './progress.ts';
import { ProposeStep } from './propose-step.tsx';
import { ResultStep } from './result-step.tsx';
import { SpacesStep } from './spaces-step.tsx';
import { useStanding } from './use-standing.ts';

/** The way from a fresh installation to a space that proposes, told by what stands. */
export function Page({ context: { siteUrl } }: PageProps) {
  const standing = useStanding();
  const { installation, spaces, first, roles, problem, refresh } = standing;
  const notice = problem && <ProblemNotice problem={problem} asked="read" onRetry={refresh} />;
  const { items } = spaces.list;
  if (!installation || !items || first === undefined || !roles.setting)
    return notice ?? <Skeleton lines={10} />;
  const { grants } = roles.setting;
  const states = stepStates({ installation, spaces: items, judged: first !== null, grants });
  const isFinished = stepNames.every((name) => states[name] === 'done');
  return (
    <section className="stack" aria-labelledby="start-title">
      <h2 id="start-title">{t('start.title')}</h2>
      <p>{t('start.intro')}</p>
      {notice}
      <ol className="steps">
        <ConnectionStep state={states.connection} installation={installation} />
        <SpacesStep state={states.spaces} spaces={items} list={spaces} />
        <ResultStep
          state={states.result}
          spaces={items}
          first={first}
          siteUrl={siteUrl}
          onJudged={standing.lookForResult}
        />
        <ApproversStep state={states.approvers} roles={roles.setting} saved={roles} />
        <ProposeStep state={states.propose} spaces={items} onSet={spaces.noteMode} />
      </ol>
      {isFinished && (
        <div role="status">
          <h3>{t('start.finished.title')}</h3>
          <p>{t('start.finished.text')}</p>
        </div>
      )}
    </section>
  );
}

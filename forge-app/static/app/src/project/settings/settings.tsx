import { useCallback } from 'react';
import './settings.css';
import type { ProjectSettingsView } from '../../../../../../domain/settings-views.ts';
import { t } from '../../language/translate.ts';
import { Roles } from '../../shared/people/roles.tsx';
import { type Directory, useDirectory } from '../../shared/people/use-directory.ts';
import { Skeleton } from '../../shared/skeleton.tsx';
import type { PageProps } from '../../shared/tabs.tsx';
import { usePolled } from '../../shared/use-polled.ts';
import { NotShown } from '../not-shown.tsx';
import { Comments } from './comments.tsx';
import { Mode } from './mode.tsx';
import { Model } from './model.tsx';
import { Publishing, PublishingProblem } from './publishing.tsx';
import { readSettings } from './requests.ts';

const once = () => null;

/** What is set for a space, and by whom. */
export function Page({ context }: PageProps) {
  const key = context.project?.key ?? '';
  const directory = useDirectory(`/v1/projects/${key}/directory`);
  const read = useCallback(() => readSettings(key), [key]);
  const { body, problem, refresh } = usePolled({ read, pace: once });
  if (!body && problem) return <NotShown problem={problem} onRetry={refresh} />;
  if (!body) return <Skeleton lines={12} />;
  return (
    <div className="settings">
      {body.administersSite ? (
        <OfSite projectKey={key} directory={directory} />
      ) : (
        <Shown {...body} />
      )}
      <Model projectKey={key} directory={directory} asked={body.model.asked} />
      <Comments projectKey={key} directory={directory} />
      <Roles
        path={`/v1/projects/${key}/roles`}
        note={t('settings.roles.note')}
        directory={directory}
      />
    </div>
  );
}

function OfSite({ projectKey, directory }: { projectKey: string; directory: Directory }) {
  return (
    <>
      <Mode projectKey={projectKey} directory={directory} />
      <Publishing projectKey={projectKey} directory={directory} />
    </>
  );
}

/** What only who administers the site may change. */
function Shown({ mode, publishing }: Pick<ProjectSettingsView, 'mode' | 'publishing'>) {
  return (
    <>
      <section className="setting">
        <h2>{t('settings.mode')}</h2>
        <p>
          <strong>{t(`settings.mode.${mode.mode}`)}</strong>: {t(`settings.mode.${mode.mode}.note`)}
        </p>
        <p className="quiet">{t('settings.ofSite')}</p>
      </section>
      <section className="setting">
        <h2>{t('settings.publishing')}</h2>
        {publishing.problem && <PublishingProblem problem={publishing.problem} />}
        <p>
          <strong>{t(`settings.publishing.${publishing.mode}`)}</strong>:{' '}
          {t(`settings.publishing.${publishing.mode}.note`)}
        </p>
        <p className="quiet">{t('settings.ofSite')}</p>
      </section>
    </>
  );
}

import './admin.css';
import type { Context } from '../bridge.ts';
import { call } from '../call.ts';
import { t } from '../language/translate.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { Tabs } from '../shared/tabs.tsx';
import { usePolled } from '../shared/use-polled.ts';
import { pages } from './pages.ts';
import type { Installation } from './replies.ts';

const once = () => null;
/** By Jira’s permissions, or by a role that was granted and is less. */
const refusals: readonly string[] = ['jira_permission_missing', 'role_missing'];
const read = () => call<Installation>('GET', '/v1/installation');

/** The page of those who administer the Jira site; others are told so, whatever led them here. */
export function Admin({ context }: { context: Context }) {
  const { problem } = usePolled({ read, pace: once });
  const isRefused = problem?.kind === 'refused' && refusals.includes(problem.error.code);
  return (
    <main className="page" aria-label={t('admin.title')}>
      <h1>{t('admin.title')}</h1>
      {isRefused ? (
        <EmptyState title={t('admin.refused.title')}>
          <p>{t('admin.refused.text')}</p>
        </EmptyState>
      ) : (
        <Tabs pages={pages} context={context} />
      )}
    </main>
  );
}

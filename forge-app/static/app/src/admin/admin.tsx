import type { Context } from '../bridge.ts';
import { t } from '../language/translate.ts';
import { Tabs } from '../shared/tabs.tsx';
import { pages } from './pages.ts';

/** The page of those who administer the Jira site. */
export function Admin({ context }: { context: Context }) {
  return (
    <main className="page">
      <h1>{t('admin.title')}</h1>
      <Tabs pages={pages} context={context} />
    </main>
  );
}

import type { Context } from '../bridge.ts';
import { t } from '../language/translate.ts';
import { Tabs } from '../shared/tabs.tsx';
import { pages } from './pages.ts';

/** The page of a space. */
export function Project({ context }: { context: Context }) {
  return (
    <main className="page" aria-labelledby="page">
      <h1 id="page">{t('project.title', { key: context.project?.key ?? '' })}</h1>
      <Tabs pages={pages} context={context} />
    </main>
  );
}

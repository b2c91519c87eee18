import { asApp, route } from '@forge/api';
// Without its extension: Forge's own bundler compiles this, and refuses one.
import { statusOf } from './status';

/** What Jira hands over when somebody opens a work item. */
interface Shown {
  extension: { issue: { id: string } };
}

/** The status of the panel: one read of what was published. Where Jira gives no answer, the panel has none. */
export async function status({ extension }: Shown): Promise<ReturnType<typeof statusOf>> {
  const { id } = extension.issue;
  const answer = await asApp().requestJira(
    route`/rest/api/3/issue/${id}?fields=*all,-comment,-worklog,-attachment,-description&properties=readygate&expand=schema`,
  );
  return answer.ok ? statusOf(await answer.json()) : {};
}

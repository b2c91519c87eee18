import { t } from '../../language/translate.ts';
import { Roles } from '../../shared/people/roles.tsx';
import { useDirectory } from '../../shared/people/use-directory.ts';

/** Who has which role on the whole site; Jira decides for the others. */
export function Page() {
  const directory = useDirectory('/v1/directory');
  return <Roles path="/v1/roles" note={t('roles.note')} directory={directory} />;
}

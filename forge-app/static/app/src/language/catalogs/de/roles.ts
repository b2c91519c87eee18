import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/roles.ts';

export const catalog: Same<typeof en> = {
  note: 'Wo niemand benannt ist, entscheiden Jiras Berechtigungen. Eine Rolle geht nie über Jira hinaus: Wer einen Vorgang nicht von Hand ändern darf, ändert hier keinen. Was ein Bereich vergibt, geht vor; wer die Jira-Site administriert, ist in jedem Fall Admin.',
};

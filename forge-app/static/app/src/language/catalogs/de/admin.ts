import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/admin.ts';

export const catalog: Same<typeof en> = {
  title: 'Readygate auf dieser Site',
  'refused.title': 'Nur die Jira-Administration sieht diese Seiten',
  'refused.text':
    'Jira sagt, dass Sie diese Site nicht administrieren; deshalb wird hier nichts angezeigt und nichts geändert. Fragen Sie die Jira-Administration; was Sie mit einem Vorgang tun können, steht neben ihm.',
  'tab.start': 'Erste Schritte',
  'tab.spaces': 'Bereiche',
  'tab.installation': 'Installation',
  'tab.usage': 'Lizenz und Nutzung',
  'tab.roles': 'Rollen',
  'tab.model': 'KI',
  'tab.notifications': 'Benachrichtigungen',
  'tab.gates': 'Gates',
  'tab.privacy': 'Datenschutz',
  'tab.audit': 'Audit',
  'tab.stops': 'Schreiben stoppen',
};

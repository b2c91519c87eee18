import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/admin.ts';

export const catalog: Same<typeof en> = {
  title: 'Readygate auf dieser Site',
  'tab.start': 'Erste Schritte',
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

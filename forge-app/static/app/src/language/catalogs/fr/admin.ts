import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/admin.ts';

export const catalog: Same<typeof en> = {
  title: 'Readygate sur ce site',
  'tab.start': 'Bien démarrer',
  'tab.installation': 'Installation',
  'tab.usage': 'Licence et utilisation',
  'tab.roles': 'Rôles',
  'tab.model': 'IA',
  'tab.notifications': 'Notifications',
  'tab.gates': 'Barrières',
  'tab.privacy': 'Confidentialité',
  'tab.audit': 'Audit',
  'tab.stops': 'Arrêter les écritures',
};

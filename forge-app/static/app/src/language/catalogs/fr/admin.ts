import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/admin.ts';

export const catalog: Same<typeof en> = {
  title: 'Readygate sur ce site',
  'refused.title': 'Seuls les administrateurs Jira voient ces pages',
  'refused.text':
    'Jira dit que vous n’administrez pas ce site : rien n’est affiché ni modifiable ici. Demandez à un administrateur Jira ; ce que vous pouvez faire d’un ticket figure à côté de lui.',
  'tab.start': 'Bien démarrer',
  'tab.spaces': 'Espaces',
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

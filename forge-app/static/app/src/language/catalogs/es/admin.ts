import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/admin.ts';

export const catalog: Same<typeof en> = {
  title: 'Readygate en este sitio',
  'tab.start': 'Primeros pasos',
  'tab.installation': 'Instalación',
  'tab.usage': 'Licencia y uso',
  'tab.roles': 'Roles',
  'tab.model': 'IA',
  'tab.notifications': 'Notificaciones',
  'tab.gates': 'Barreras',
  'tab.privacy': 'Privacidad',
  'tab.audit': 'Auditoría',
  'tab.stops': 'Detener la escritura',
};

import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/admin.ts';

export const catalog: Same<typeof en> = {
  title: 'Readygate en este sitio',
  'refused.title': 'Solo la administración de Jira ve estas páginas',
  'refused.text':
    'Jira dice que no administras este sitio, así que aquí no se muestra ni se puede cambiar nada. Pregunta a la administración de Jira; lo que puedes hacer con una actividad está a su lado.',
  'tab.start': 'Primeros pasos',
  'tab.spaces': 'Espacios',
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

import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/project.ts';

export const catalog: Same<typeof en> = {
  title: 'Readygate en {key}',
  'tab.backlog': 'Backlog',
  'tab.inbox': 'Bandeja de entrada',
  'tab.rules': 'Reglas',
  'tab.usefulness': 'Utilidad',
  'tab.policies': 'Políticas',
  'tab.settings': 'Ajustes',
  'refused.title': 'Para la administración de este espacio',
  'refused.text':
    'Sus reglas, políticas y ajustes los ve quien administra el espacio en Jira o recibió ese rol en Readygate.',
};

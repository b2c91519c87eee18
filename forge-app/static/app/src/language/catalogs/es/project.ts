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
};

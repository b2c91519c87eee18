import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/project.ts';

export const catalog: Same<typeof en> = {
  title: 'Readygate dans {key}',
  'tab.backlog': 'Backlog',
  'tab.inbox': 'Boîte de réception',
  'tab.rules': 'Règles',
  'tab.usefulness': 'Utilité',
  'tab.policies': 'Politiques',
  'tab.settings': 'Paramètres',
};

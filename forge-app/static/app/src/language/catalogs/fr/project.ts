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
  'refused.title': 'Pour les administrateurs de cet espace',
  'refused.text':
    'Ses règles, politiques et réglages sont visibles pour qui administre l’espace dans Jira, ou en a reçu le rôle dans Readygate.',
};

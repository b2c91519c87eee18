import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/project.ts';

export const catalog: Same<typeof en> = {
  title: 'Readygate in {key}',
  'tab.backlog': 'Backlog',
  'tab.inbox': 'Eingang',
  'tab.rules': 'Regeln',
  'tab.usefulness': 'Nutzen',
  'tab.policies': 'Richtlinien',
  'tab.settings': 'Einstellungen',
  'refused.title': 'Für die Administration dieses Bereichs',
  'refused.text':
    'Seine Regeln, Richtlinien und Einstellungen sieht, wer den Bereich in Jira administriert oder in Readygate dazu gemacht wurde.',
};

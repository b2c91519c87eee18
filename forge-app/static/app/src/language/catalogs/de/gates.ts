import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/gates.ts';

export const catalog: Same<typeof en> = {
  title: 'Gates',
  intro:
    'Das Gate ist ein Validator in einem Workflow: Es hält einen Vorgang zurück, solange Readygate weiß, was ihm fehlt. Es hilft, es kontrolliert nicht.',
  'before.title': 'Vor der Deinstallation',
  'before.text':
    'Nehmen Sie den Validator aus jedem hier aufgeführten Workflow. Jira blockiert einen Übergang, dessen Validator keine App mehr hat.',
  workflow: 'Workflow',
  transitions: 'Übergänge mit dem Gate',
  'none.title': 'Kein Workflow enthält das Gate',
  'none.text': 'Vor der Deinstallation ist nichts aufzuräumen.',
  incomplete: 'Nur die ersten tausend Workflows wurden gelesen.',
  'unlisted.title': 'Workflows werden hier nicht gelesen',
  'unlisted.text':
    'Dafür wäre ein weitreichender Scope nötig, um den diese Installation nicht bittet. Suchen Sie vor der Deinstallation in Jiras Einstellungen unter Workflows nach dem Validator „Readygate: reif genug“; der Betreiber kann die Liste einschalten.',
};

import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/gates.ts';

export const catalog: Same<typeof en> = {
  title: 'Barrières',
  intro:
    'La barrière est un validateur dans un workflow : elle retient un ticket tant que Readygate sait ce qui lui manque. C’est une aide, pas un contrôle.',
  'before.title': 'Avant de désinstaller',
  'before.text':
    'Retirez le validateur de chaque workflow listé ici. Jira bloque une transition dont l’app du validateur a disparu.',
  workflow: 'Workflow',
  transitions: 'Transitions avec la barrière',
  'none.title': 'Aucun workflow ne contient la barrière',
  'none.text': 'Rien à nettoyer avant de désinstaller.',
  incomplete: 'Seuls les mille premiers workflows ont été lus.',
  'unlisted.title': 'Les workflows ne sont pas lus ici',
  'unlisted.text':
    'Cela demande une autorisation large que cette installation ne réclame pas. Avant de désinstaller, cherchez dans les paramètres de Jira, sous Workflows, le validateur « Readygate : assez mûr » ; l’exploitant peut activer la liste.',
};

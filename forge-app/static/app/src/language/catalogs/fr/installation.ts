import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/installation.ts';

export const catalog: Same<typeof en> = {
  title: 'Installation',
  notice: 'De l’exploitant',
  health: 'État',
  good: 'Bon',
  look: 'À vérifier',
  'check.keys': 'Signature des appels de Jira',
  'check.keys.good':
    'Les clés publiques d’Atlassian ont pu être lues, et cet appel est signé par l’une d’elles.',
  'check.api': 'L’API de Readygate',
  'check.api.good': 'Elle vient de répondre, avec sa base de données.',
  'check.jira': 'L’API de Jira',
  'check.jira.good': 'Elle a répondu dans la dernière minute, interrogée en votre nom.',
  'check.events': 'Événements de Jira',
  'check.events.good': 'Le dernier est arrivé {ago}.',
  'check.events.late':
    'Le dernier est arrivé {ago}, alors que Jira appelle au moins une fois par heure. Demandez à l’exploitant si Jira atteint l’API.',
  'check.events.none':
    'Aucun pour l’instant. Le premier arrive dans l’heure qui suit l’installation.',
  'check.token': 'Le jeton de l’app',
  'check.token.good': 'Valable jusqu’au {until}. Jira le renouvelle chaque heure.',
  'check.token.ended':
    'Il a expiré le {until}. Tant que Jira n’en apporte pas un autre, seul ce que l’on regarde soi-même est évalué.',
  'check.token.refused':
    'Jira l’a refusé. Il est renouvelé dans l’heure ; si cela dure, réinstallez l’app.',
  'check.token.none': 'Il n’est pas encore arrivé ; Jira l’apporte dans l’heure.',
  facts: 'Ce qui est installé',
  environment: 'Environnement',
  version: 'Version de l’app',
  unknown: 'Inconnu',
  since: 'Installée',
  scopes: 'Autorisations utilisées',
  operator: 'Qui l’exploite, et où sont les données',
  region: 'Région des données',
  support: 'Aide',
  security: 'Pour signaler une faille',
  unsaid: 'L’exploitant ne l’a pas indiqué.',
};

import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/spaces.ts';

export const catalog: Same<typeof en> = {
  title: 'Espaces',
  intro:
    'Readygate ne travaille que dans les espaces que vous activez. Un changement compte dès la requête suivante.',
  mode: 'Mode',
  modeOf: 'Mode de {name}',
  'mode.off': 'Désactivé',
  'mode.observe': 'Observer',
  'mode.propose': 'Proposer',
  'mode.off.text': 'Rien n’est lu, évalué ni affiché.',
  'mode.observe.text':
    'Les tickets sont évalués et affichés. Aucune proposition, rien n’est écrit dans Jira.',
  'mode.propose.text':
    'Chacun peut demander des propositions. Ce qu’une personne approuve est écrit en son nom, et rien d’autre.',
  'set.off': 'Désactiver',
  'set.observe': 'Seulement évaluer et afficher',
  'set.propose': 'Autoriser les propositions',
  name: 'Espace',
  find: 'Chercher un espace',
  leftOut:
    '{count, plural, one {# espace avec son propre mode vous est caché dans Jira.} other {# espaces avec leur propre mode vous sont cachés dans Jira.}}',
  more: 'Afficher plus d’espaces',
  'none.title': 'Aucun espace à activer',
  'none.text':
    'Jira ne vous montre aucun espace. Demandez l’accès à quelqu’un qui en administre un.',
  changed: '{name} : {mode}',
};

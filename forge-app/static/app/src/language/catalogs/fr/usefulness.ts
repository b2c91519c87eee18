import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/usefulness.ts';

export const catalog: Same<typeof en> = {
  loading: 'Lecture de ce qui a suivi…',
  asOf: 'Lu dans Jira : {when}.',
  never: 'Jira n’a pas encore été lu à cette fin.',
  gathering: 'La lecture est en cours ; elle prend quelques minutes.',
  'admins.title': 'Pour les administrateurs de l’espace',
  'admins.text': 'Ils voient ici si une règle repère le travail qui posera des difficultés.',
  'few.title': 'Trop peu de tickets terminés pour conclure',
  'few.text': '{counted} sur {needed} nécessaires.',
  'few.why':
    'Un ticket compte s’il a été évalué avant le début du travail et s’il est terminé. En dessous de ce nombre, une différence serait due au hasard.',
  explained:
    'Difficulté : rouvert, renvoyé en arrière, bloqué ou reporté après le début du travail. Une différence ne dit pas que l’un est la cause de l’autre.',
  leftOut: 'Tickets terminés qui ne comptent pas',
  'leftOut.no_start': 'Jamais en cours avant sa fin',
  'leftOut.not_judged': 'Pas évalué au début du travail',
  'leftOut.changed_since': 'Modifié entre l’évaluation et le début',
  'leftOut.not_visible': 'Jira ne vous le montre pas',
  'column.rule': 'Règle',
  'column.verdict': 'Ce que disent les chiffres',
  'column.failed': 'Difficultés là où elle échoue',
  'column.passed': 'Difficultés là où elle est respectée',
  'column.difference': 'Différence en points de pourcentage',
  'verdict.useful': 'Plus de difficultés là où elle échoue',
  'verdict.no_difference_shown': 'Aucune différence visible',
  'verdict.opposite': 'Moins de difficultés là où elle échoue',
  'verdict.not_enough_data': 'Trop peu de tickets',
  trouble: '{withTrouble} sur {issues} ({share})',
  difference: '{value} (de {lower} à {upper})',
};

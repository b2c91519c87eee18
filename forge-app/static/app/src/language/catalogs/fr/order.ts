import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/order.ts';

export const catalog: Same<typeof en> = {
  'notJudged.title': 'Pas encore lu',
  'notJudged.text':
    'L’ordre de travail est fait de ce qui a été lu lors de l’évaluation du ticket.',
  profile: 'Rédigé pour',
  asOf: 'D’après le ticket tel qu’il était le {at}.',
  stale: 'D’après le ticket tel qu’il était le {at} ; il a changé depuis.',
  leftOut:
    '{count, plural, one {# sous-tâche que vous ne pouvez pas voir est laissée} other {# sous-tâches que vous ne pouvez pas voir sont laissées}} de côté.',
  copy: 'Copier en Markdown',
  copied: 'Copié.',
  notCopied: 'Le navigateur ne l’a pas permis : sélectionnez le texte et copiez-le.',
  save: 'Télécharger en JSON',
  notSaved: 'Lecture impossible. Réessayez.',
  put: 'Le mettre dans Jira',
  putNote:
    'C’est proposé comme une modification à part ; rien n’est écrit avant votre approbation.',
  'put.comment': 'Proposer comme commentaire',
  'put.section': 'Proposer comme section de la description',
};

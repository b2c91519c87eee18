import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/inbox.ts';

export const catalog: Same<typeof en> = {
  loading: 'Lecture de ce qui attend…',
  list: 'Plans',
  showMore: 'Afficher plus',
  'filter.label': 'Choisir les plans affichés',
  'filter.any': 'Tous',
  'filter.whom': 'Pour',
  'filter.mine': 'Moi',
  'filter.everybody': 'Tout le monde',
  'filter.state': 'État',
  'filter.tier': 'Risque',
  'filter.age': 'Ancienneté',
  'filter.older': '{days, plural, one {# jour et plus} other {# jours et plus}}',
  'state.waiting': 'À décider',
  'state.writing': 'En cours d’écriture',
  'state.final': 'Terminé',
  'tier.low': 'Risque faible',
  'tier.medium': 'Risque moyen',
  'tier.high': 'Risque élevé',
  count: '{count, plural, one {# plan, {mine} pour vous.} other {# plans, {mine} pour vous.}}',
  countAtLeast: 'Au moins {count} plans, {mine} pour vous.',
  tiers: 'Risque : {low} faible, {medium} moyen, {high} élevé.',
  leftOut:
    '{count, plural, one {# est omis, car Jira ne vous montre pas son ticket.} other {# sont omis, car Jira ne vous montre pas leurs tickets.}}',
  unchecked:
    '{count, plural, one {# n’a pas pu être vérifié auprès de Jira.} other {# n’ont pas pu être vérifiés auprès de Jira.}}',
  changes:
    '{total, plural, one {# modification} other {# modifications}} : {open} à décider{approved, plural, =0 {} other {, # approuvées}}',
  whole: 'Ce qui vous est demandé',
  asksYou: 'Vous attend',
  proposed: 'Proposé {when}.',
  until: 'Ouvert jusqu’au {when}.',
  'bulk.low': 'Approuver {count} plans à risque faible',
  'bulk.medium': 'Approuver {count} plans à risque moyen',
  'approve.title':
    '{count, plural, =0 {Rien à approuver ensemble} one {Approuver ce plan ?} other {Approuver ces # plans ?}}',
  'approve.action': '{count, plural, one {Approuver} other {Approuver les #}}',
  'approve.apart':
    '{count, plural, one {# plan reste à examiner seul : un point y est douteux, ou ne vous revient pas.} other {# plans restent à examiner seuls : un point y est douteux, ou ne vous revient pas.}}',
  'reject.title': 'Rejeter les modifications de {key} ?',
  'reject.action': 'Rejeter',
  'reject.reason': 'Pourquoi ? (facultatif)',
  'reject.note':
    'La raison est conservée chiffrée. Ce qui est rejeté n’est plus proposé pour les mêmes mots.',
  'reject.nothing': 'Dans ce plan, rien n’est à décider par vous.',
  'done.approve': '{count, plural, one {# plan approuvé} other {# plans approuvés}}',
  'done.reject': '{count, plural, one {# plan rejeté} other {# plans rejetés}}',
  refused:
    '{count, plural, one {# plan n’a pas été décidé :} other {# plans n’ont pas été décidés :}}',
  'keys.open': 'Clavier',
  'keys.title': 'Au clavier',
  'keys.where': 'Ces touches agissent tant qu’un plan de la liste a le focus.',
  'keys.next': 'Plan suivant',
  'keys.previous': 'Plan précédent',
  'keys.approve': 'Tout approuver, après l’avoir vu',
  'keys.reject': 'Rejeter, avec une raison',
  'keys.review': 'Ouvrir l’examen',
  'keys.help': 'Cette aide',
  'empty.mine': 'Rien ne vous attend',
  'empty.waiting': 'Rien n’attend de décision',
  'empty.writing': 'Rien n’est en cours d’écriture',
  'empty.final': 'Rien n’est encore terminé',
  'empty.text':
    'Les plans arrivent ici quand quelqu’un demande des modifications sur un ticket. Rien n’est écrit dans Jira avant d’être approuvé.',
  'empty.showAll': 'Afficher les plans de tout le monde',
};

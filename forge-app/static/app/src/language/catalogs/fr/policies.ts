import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/policies.ts';

export const catalog: Same<typeof en> = {
  title: 'Qui approuve',
  default:
    'Par défaut : quiconque pourrait faire une modification à la main dans Jira peut l’approuver, y compris sa propre proposition.',
  published: 'Version {version}, publiée par {who}, {at}',
  'published.flag': 'La politique est publiée.',
  note: 'Personne ne peut approuver ce que Jira ne lui permet pas de faire à la main. Une politique peut demander plus, selon le risque d’une modification.',
  asText: 'Texte (JSON)',
  json: 'Politique en JSON',
  'json.wrong': 'Ce n’est pas du JSON : impossible de publier.',
  'tier.low': 'Risque faible',
  'tier.low.note':
    'Nouvelles sous-tâches, sections et commentaires là où rien de risqué n’est touché.',
  'tier.medium': 'Risque moyen',
  'tier.medium.note':
    'La même chose dans des domaines à risque, comme paiements, droits ou migrations.',
  'tier.high': 'Risque élevé',
  'tier.high.note': 'Ce qui supprime à nouveau quelque chose dans Jira.',
  people: 'Combien de personnes',
  reviewers:
    '{count, plural, one {Une personne approuve} other {# personnes différentes approuvent}}',
  who: 'De qui l’approbation compte',
  'who.anybody': 'Quiconque pourrait faire la modification à la main',
  'who.named': 'Seulement ceux-ci, s’ils pouvaient la faire à la main',
  'who.label': 'Personnes, groupes et rôles',
  proposerExcluded: 'Pas par qui l’a proposée ou modifiée',
  times: 'Délais et quantité',
  expiry: 'Expiration',
  'expiry.label': 'Un plan attend ce nombre d’heures (1 à 720)',
  hours: '{hours, plural, one {# heure} other {# heures}}',
  reminder: 'Rappel',
  'reminder.none': 'aucun',
  'reminder.label': 'Rappeler une fois aux personnes sollicitées',
  'reminder.hours': 'Après ce nombre d’heures',
  noise: 'Propositions',
  'noise.label': 'Une autre limite de propositions par ticket',
  'noise.default': '40 modifications en 7 jours',
  'noise.words':
    '{rows, plural, one {# modification} other {# modifications}} en {days, plural, one {# jour} other {# jours}}',
  'noise.rows': 'Modifications',
  'noise.days': 'En jours',
  discard: 'Abandonner',
  publish: 'Publier',
  'confirm.title': 'Publier cette politique ?',
  'confirm.text':
    'Les plans en attente sont soumis à nouveau : les approbations de ce qui n’est pas encore libéré sont perdues. Ce qui est libéré les garde.',
  wrong: '{path} : attendu {expected}',
  'words.people': '{count, plural, one {une personne} other {# personnes}}',
  'words.of': 'parmi {names}',
  'words.anybody': 'quiconque pourrait la faire à la main',
  'words.other': 'pas la personne qui propose',
  'history.set': '{name} : {to}',
  'history.change': '{name} : {from} → {to}',
  'history.same': 'Publiée à nouveau sans changement',
};

import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/usage.ts';

export const catalog: Same<typeof en> = {
  title: 'Licence et utilisation',
  edition: 'Édition',
  licence: 'Licence',
  'licence.none': 'Aucune licence n’est vérifiée : l’exploitant se passe du Marketplace.',
  'licence.active': 'Active',
  'licence.trial': 'Essai',
  'licence.inactive': 'Expirée',
  'licence.absent': 'Jira n’en nomme aucune',
  'access.full': 'Tout fonctionne.',
  'access.grace': 'Tout fonctionne jusqu’au {until}. Renouvelez la licence avant.',
  'access.lapsed':
    'Rien de nouveau ne peut commencer. Ce qui existe peut être lu, retiré et exporté.',
  quotas: 'Ce que permet l’édition',
  kind: 'Type',
  'kind.judgements': 'Évaluations',
  'kind.refinements': 'Propositions',
  'kind.model_tokens': 'Jetons d’un modèle',
  'kind.sweeps': 'Balayages',
  'span.day': 'Aujourd’hui',
  'span.month': 'Ce mois-ci',
  of: '{used} sur {limit}',
  unlimited: '{used}, sans plafond',
  reserved: '{count} de plus sont en cours',
  resets: 'à nouveau {at}',
  full: 'Épuisé',
  days: 'Par jour',
  period: 'Période',
  'period.month': 'Ce mois-ci',
  'period.days': '{count} derniers jours',
  chart:
    '{kind} par jour, du {from} au {to} : {total} au total, {denied} refusées. Le plus en un jour : {most}.',
  table: 'En tableau',
  day: 'Jour (UTC)',
  used: 'Utilisé',
  denied: 'Refusé',
  download: 'Télécharger en CSV',
  'nothing.title': 'Rien n’a été utilisé sur cette période',
  'nothing.text':
    'Les jours apparaissent ici dès qu’un ticket est évalué ou que des modifications sont proposées.',
  denials: 'Pourquoi quelque chose a été refusé',
  'denials.text':
    'Chaque refus faute de quota ou de licence est une entrée de l’audit avec sa raison.',
  'denials.none': 'Rien n’a été refusé jusqu’ici.',
};

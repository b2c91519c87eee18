import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/column.ts';

export const catalog: Same<typeof en> = {
  panel: 'Maturité',
  loading: 'Lecture de ce ticket…',
  'verdict.ready': 'Prêt à être réalisé : {score} sur 100.',
  'verdict.needs_work': 'Demande encore du travail : {score} sur 100.',
  'verdict.not_ready': 'Pas prêt à être réalisé : {score} sur 100.',
  judgedNow: 'Évalué à l’instant',
  judged: 'Évalué {ago}',
  judgedBefore: '{judged}, modifié depuis.',
  firstJudgement: 'Première évaluation de ce ticket…',
  judgingAgain: 'Modifié depuis, nouvelle évaluation…',
  putOff: 'L’évaluation attend : {reason}',
  putOffUntil: 'L’évaluation attend jusqu’au {until} : {reason}',
  'putOff.quota_exceeded': 'ce que permet l’édition de ce site est épuisé.',
  'putOff.licence_inactive':
    'la licence de ce site a expiré. Un administrateur Jira peut la renouveler.',
  nothingMissing: 'Il ne manque rien.',
  findings: 'Ce qui manque',
  'severity.critical': ', critique',
  'severity.warning': ', un avertissement',
  'severity.info': ', pour information',
  'severity.hint': ', une suggestion',
  more: '{count, plural, one {# autre constat} other {# autres constats}}',
  hints: '{count, plural, one {# suggestion} other {# suggestions}}',
  hintsNote: 'Les suggestions ne comptent pas dans le score.',

  actions: 'Étape suivante',
  propose: 'Proposer des modifications',
  proposeAgain: 'Proposer à nouveau des modifications',
  proposeNote:
    'Readygate rédige des sous-tâches à partir de ce qui est écrit ici. Rien n’est écrit dans Jira avant votre approbation.',
  'working.requested': 'Démarrage…',
  'working.analysing': 'Lecture du ticket…',
  'working.drafting': 'Rédaction des modifications…',
  readingPlan: 'Lecture des modifications…',
  review: 'Vérifier {count, plural, one {# modification} other {# modifications}}',
  look: 'Voir {count, plural, one {# modification} other {# modifications}}',
  planWaits:
    '{count, plural, one {# modification attend} other {# modifications attendent}} une décision jusqu’au {until}.',
  reminded: 'Un rappel a été envoyé.',
  waitingForApprover: 'En attente d’une approbation',
  observe: 'Cet espace observe seulement : rien n’est proposé ni écrit ici.',
  off: 'Readygate est désactivé pour cet espace. Un administrateur Jira peut l’activer.',
};

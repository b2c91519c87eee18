import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/questions.ts';

export const catalog: Same<typeof en> = {
  'none.title': 'Aucune question n’a été posée',
  'none.text':
    'Readygate rédige un commentaire avec une question pour chaque chose qui manque. Rien n’est publié avant votre approbation. Ensuite, il attend une réponse ou une modification, et évalue le ticket à nouveau.',
  propose: 'Proposer des questions',
  proposeAgain: 'Proposer à nouveau des questions',
  busy: 'Autre chose est ouvert pour ce ticket. Décidez-en d’abord.',
  observe: 'Cet espace observe seulement : aucune question n’est posée ici.',
  'state.waiting': 'En attente d’une réponse',
  'state.answered': 'Quelqu’un a répondu',
  'state.resolved': 'Tout ce qui a été demandé est réglé',
  'state.expired': 'Personne n’a répondu à temps',
  'state.cancelled': 'L’attente a été arrêtée',
  'state.failed': 'L’attente n’a pas pu continuer',
  settled: 'Réglé',
  open: 'Ouvert',
  model: 'Dans les mots d’un modèle.',
  askedAt: 'Posées le {at}.',
  answeredAt: 'Réponse dans un commentaire le {at}.',
  remindedAt: 'Rappel le {at}.',
  until: 'Attente jusqu’au {until}.',
  closedAt: 'Fin le {at}.',
  score: 'Score {before} au moment des questions, {after} depuis.',
  stop: 'Ne plus attendre',
  stopNote: 'Le commentaire reste dans Jira ; Readygate cesse seulement d’en chercher la réponse.',
};

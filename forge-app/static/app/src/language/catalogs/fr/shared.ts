import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/shared.ts';

/** Comme Jira en français : ticket, espace. */
export const catalog: Same<typeof en> = {
  loading: 'Chargement…',
  crashed: 'Readygate ne peut pas afficher ceci. Cela n’a rien modifié ; ouvrez la page à nouveau.',
  tryAgain: 'Réessayer',
  close: 'Fermer',
  cancel: 'Annuler',
  save: 'Enregistrer',
  requestId: 'Requête {id}',

  'conflict.title': 'Quelqu’un a modifié ceci avant vous',
  'conflict.text':
    'Rien de votre part n’a été enregistré, et votre saisie est toujours là. Regardez ce qui s’applique maintenant, ou enregistrez votre version par-dessus.',
  'conflict.theirs': 'Reprendre ce qui s’applique',
  'conflict.mine': 'Enregistrer ma version par-dessus',

  'problem.offline.title': 'Vous êtes hors ligne',
  'problem.offline.text':
    'Ce qui est affiché peut être dépassé. Rien n’est perdu ; tout reprend dès que vous êtes de nouveau en ligne.',
  'problem.expired.title': 'Cette page est restée ouverte trop longtemps',
  'problem.expired.text':
    'Jira ne répond plus d’elle, donc rien n’a été fait. Rechargez la page ; ce qui a été approuvé est en sécurité.',
  'problem.expired.reload': 'Recharger',
  'problem.unreachable.title': 'Readygate ne répond pas',
  'problem.unreachable.text':
    'Ce qui est affiché peut être dépassé ; rien n’est écrit sans approbation. Réessayez dans un instant.',
  'problem.answer_unknown.title': 'La réponse n’est pas arrivée',
  'problem.answer_unknown.text':
    'C’est peut-être enregistré, peut-être pas. Réessayez : quel que soit le nombre d’essais, cela compte une fois.',
  'problem.jira_down.title': 'Jira ne répond pas pour le moment',
  'problem.jira_down.text':
    'Rien n’est perdu ; réessayez dans une minute et tout reprend où c’était.',
  'problem.busy.title': 'Readygate est occupé',
  'problem.busy.text': 'Rien n’est perdu ; réessayez dans un instant et tout reprend où c’était.',
  'problem.somebody_first.title': 'Quelqu’un a décidé avant vous',
  'problem.somebody_first.text':
    'Votre décision n’a pas été prise en compte. Voici ce qui s’applique maintenant.',
  'problem.plan_changed.title': 'Ce ne sont plus les modifications que vous avez vues',
  'problem.plan_changed.text':
    'Votre décision n’a pas été prise en compte. Regardez-les à nouveau ; rien n’a été écrit.',
  'problem.too_late.title': 'Le délai de décision est passé',
  'problem.too_late.text': 'Rien n’a été écrit. Vous pouvez demander de nouvelles propositions.',
  'problem.changed.title': 'Ceci a changé entre-temps',
  'problem.changed.text': 'Vous n’avez rien modifié. Regardez ce qui s’applique maintenant.',
  'problem.no_right.title': 'Jira ne vous y autorise pas',
  'problem.no_right.text':
    'Rien n’a été modifié. Demandez à une personne qui peut faire ces modifications à la main dans Jira.',
  'problem.no_role.title': 'Votre rôle dans Readygate ne le permet pas',
  'problem.no_role.text':
    'Rien n’a été modifié. Un administrateur de l’espace peut vous donner un autre rôle.',
  'problem.off.title': 'Readygate ne propose rien ici',
  'problem.off.text': 'Rien n’a été modifié. Un administrateur Jira peut l’activer.',
  'problem.licence.title': 'La licence de ce site a expiré',
  'problem.licence.text':
    'Rien de nouveau ne peut commencer. Ce qui existe peut être lu, retiré et exporté ; ce qui a été approuvé est encore écrit.',
  'problem.quota.title': 'Ce que permet l’édition de ce site est épuisé',
  'problem.quota.text': 'Rien n’a été modifié. Un administrateur Jira voit quand cela recommence.',
  'problem.hidden.title': 'Il n’y a rien à afficher',
  'problem.hidden.text': 'Cela n’existe plus, ou vous ne pouvez pas le voir.',
  'problem.not_undone.title': 'Impossible d’annuler ceci maintenant',
  'problem.not_undone.text':
    'Rien n’a été modifié. C’est trop ancien, déjà annulé, ou autre chose est encore ouvert ici.',
  'problem.stopped.title': 'L’écriture est arrêtée pour ce site',
  'problem.stopped.text': 'Rien n’a été écrit. Demandez à un administrateur Jira.',
  'problem.inactive.title': 'Readygate n’est pas actif sur ce site',
  'problem.inactive.text':
    'Rien n’a été modifié. L’application a été suspendue ou retirée ; un administrateur Jira voit pourquoi.',
  'problem.approvals_missing.title': 'Il manque encore une approbation',
  'problem.approvals_missing.text':
    'Rien n’a été écrit. Ce qui demande deux personnes part dès que la seconde l’a approuvé.',
  'problem.questions_open.title': 'Des questions sur ce ticket sont encore ouvertes',
  'problem.questions_open.text': 'Rien n’a été modifié. Répondez-y ou terminez-les d’abord.',
  'problem.locked_out.title': 'Vous perdriez votre propre accès',
  'problem.locked_out.text':
    'Rien n’a été modifié. Gardez votre nom, ou l’un de vos groupes, parmi les administrateurs.',
  'problem.unlisted.title': 'Il faut regarder dans Jira à la main',
  'problem.unlisted.text':
    'Rien n’a été modifié. Les instructions disent quels workflows regarder.',
  'problem.invalid.title': 'Ceci n’est pas accepté tel quel',
  'problem.invalid.text': 'Rien n’a été modifié.',
  'problem.other.title': 'Cela n’a pas fonctionné',
  'problem.other.text': 'Rien n’a été modifié.',

  history: 'Historique',
  'history.none': 'Personne n’a encore modifié cela.',
  'history.line': 'Version {version}, {at}, {who}',
  'history.operator': 'l’exploitant',
  'history.app': 'Readygate lui-même',
  'history.change': '{from} → {to}',
  'history.more': 'Afficher plus ancien',

  'people.accounts': 'personne',
  'people.groups': 'groupe',
  'people.roles': 'rôle',
  'people.placeholder': 'Saisissez un nom',
  'people.type': 'Saisissez le nom d’une personne, d’un groupe ou d’un rôle.',
  'people.nobody': 'Rien trouvé que Jira vous montre.',
};

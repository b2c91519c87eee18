import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/receipt.ts';

export const catalog: Same<typeof en> = {
  writing: 'Écriture dans Jira…',
  writingCount: 'Écriture dans Jira : {done} sur {total}',
  verifying: 'Vérification de ce qui est dans Jira maintenant…',
  waitingForStop:
    'L’écriture est arrêtée. Ce qui a été approuvé reprend ensuite, dans un délai d’un jour.',
  'waitingForToken.you':
    'Readygate attend que Jira le laisse écrire en votre nom. Gardez un ticket ouvert un instant.',
  'waitingForToken.other':
    'En attente de la personne qui a approuvé. L’écriture reprend dès qu’elle ouvre Readygate, sur n’importe quel ticket, car elle se fait en son nom.',

  'asked.anybody':
    'Vous pouvez regarder les modifications. Pour décider, il faut pouvoir les faire à la main dans Jira.',
  'asked.policy':
    'Vous pouvez regarder les modifications. La politique de cet espace fait décider {whom}.',
  'asked.people': '{count, plural, one {# personne} other {une de # personnes}}',
  'asked.groups': 'les membres de {count, plural, one {# groupe} other {# groupes}}',
  'asked.roles': 'qui a {count, plural, one {un rôle} other {un de # rôles}}',

  'outcome.applied':
    '{done, plural, one {# modification est} other {# modifications sont}} dans Jira.',
  'outcome.partly_applied':
    '{done, plural, one {# modification est} other {# modifications sont}} dans Jira, d’autres non.',
  'outcome.rejected': 'Toutes les modifications ont été refusées. Rien n’a été écrit.',
  'outcome.expired': 'Personne n’a décidé à temps. Rien n’a été écrit.',
  'outcome.cleared': 'Le ticket a changé et il ne restait rien à proposer. Rien n’a été écrit.',
  'outcome.movedAway':
    'Le ticket a été déplacé dans un espace où rien n’est proposé. Rien n’a été écrit.',
  'outcome.cancelled': 'La proposition a été annulée. Rien n’a été écrit.',
  'outcome.failed': 'Les modifications n’ont pas pu être faites. Rien n’a été écrit.',
  'outcome.nothing_to_propose':
    'Il n’y a rien à proposer : il ne manque pas de section au texte, et il ne contient ni critères ni listes qui ne soient déjà des sous-tâches.',
  freeAgain:
    'Assez a été proposé pour ce ticket ces derniers jours. D’autres propositions sont possibles à partir du {at}.',
  'undoOutcome.applied':
    '{done, plural, one {# modification a été annulée} other {# modifications ont été annulées}}.',
  'undoOutcome.partly_applied':
    '{done, plural, one {# modification a été annulée} other {# modifications ont été annulées}}, d’autres non.',
  'undoOutcome.rejected': 'L’annulation a été refusée. Rien n’a été retiré.',
  'undoOutcome.expired': 'Personne n’a décidé de l’annulation à temps. Rien n’a été retiré.',
  'undoOutcome.cleared': 'Il ne reste rien à annuler. Rien n’a été retiré.',
  'undoOutcome.cancelled': 'L’annulation a été abandonnée. Rien n’a été retiré.',
  'undoOutcome.failed': 'Les modifications n’ont pas pu être annulées. Rien n’a été retiré.',
  'undoOutcome.nothing_to_propose': 'Rien ne peut être annulé maintenant.',
  'writtenAs.you': 'Écrit en votre nom, {name}.',
  'writtenAs.other': 'Écrit au nom de la personne qui a approuvé.',
  score: 'Score {before} avant, {after} maintenant.',
  scoreSame: 'Score {after}, inchangé.',

  undo: 'Annuler ces modifications',
  undoEarlier:
    'Annuler {count, plural, one {# modification} other {# modifications}} d’un tour précédent',
  undoNote:
    'Readygate propose de retirer ce que personne n’a touché depuis. Rien n’est supprimé avant votre approbation.',
  undone:
    '{undone, plural, one {# modification a été annulée} other {# modifications ont été annulées}} depuis.',
  undoneAll: 'Tout a été annulé depuis.',
  kept: '{count, plural, one {# modification reste telle quelle} other {# modifications restent telles quelles}}.',
  'kept.touched': 'Quelqu’un y a touché : {touches}.',
  'kept.other': 'Elle ne peut pas être retirée.',
  'kept.changed_in_jira': 'Quelqu’un l’a modifiée.',
  'kept.already_gone': 'Elle a déjà disparu, ou elle est masquée.',
  'kept.undo_unproven': 'Jira ne montre pas que Readygate l’a faite.',
  'kept.outcome_unknown':
    'On ne sait pas si elle a été écrite ; quelqu’un doit d’abord y répondre.',
  'kept.write_duplicate': 'Jira l’a en double : gardez-en une à la main.',
  'kept.dependency_failed': 'Une modification qui en dépend reste.',
  'touch.comment': 'un commentaire',
  'touch.worklog': 'du travail saisi',
  'touch.attachment': 'une pièce jointe',
  'touch.link': 'un lien',
  'touch.child': 'un enfant',
  'touch.change': 'une modification',

  'row.open': 'En attente',
  'row.approved': 'Approuvée',
  'row.released': 'Suivante',
  'row.sending': 'Écriture',
  'row.done': 'Dans Jira',
  'row.rejected': 'Refusée',
  'row.expired': 'Expirée',
  'row.cleared': 'Plus nécessaire',
  'row.cancelled': 'Abandonnée',
  'row.skipped': 'Ignorée',
  'row.failed': 'Échec',
  'row.conflict': 'Modifié entre-temps',
  'row.uncertain': 'Issue inconnue',
  'row.undone': 'Annulée',
  'row.takenBack': 'Retirée',
  'rowProblem.other': 'Non écrit ({code}).',
  'rowProblem.already_gone': 'Cela avait déjà disparu, ou était masqué.',
  'rowProblem.undo_unproven': 'Jira ne montre pas que Readygate l’a fait.',
  'rowProblem.seal_mismatch': 'Le ticket a changé avant que ce soit écrit.',
  'rowProblem.readback_missing':
    'Cela a été écrit et ne s’y voit pas : supprimé, déplacé ou masqué.',
  'rowProblem.readback_differs':
    'Cela a été écrit, et ce qui s’y trouve n’est pas ce qui a été approuvé.',
  'rowProblem.jira_refused': 'Jira l’a refusé.',
  'rowProblem.write_duplicate':
    'Jira l’a en double. Rien n’a été supprimé : gardez-en un à la main.',
  'rowProblem.changed_in_jira': 'Quelqu’un d’autre l’a modifié dans Jira entre-temps.',
  'rowProblem.overwrote_in_jira':
    'Cela a remplacé ce que quelqu’un venait d’écrire. Un plan qui le rétablit est proposé.',
  'rowProblem.jira_permission_missing': 'Jira ne le permet plus à la personne qui a approuvé.',
  'rowProblem.role_missing': 'Une personne qui a approuvé n’en a plus le droit dans Readygate.',
  'rowProblem.customers_excluded':
    'Dans cet espace, les clients ne peuvent plus lire les commentaires.',
  'rowProblem.role_unreadable':
    'Jira ne dit pas si la personne qui a approuvé en a encore le droit dans Readygate.',
  'rowProblem.issue_not_found': 'Le ticket n’existe plus.',
  'rowProblem.required_field': 'Jira exige un champ sans valeur par défaut.',
  'rowProblem.rejected_before':
    'Ce qui pourrait être proposé a déjà été refusé, pour les mêmes mots.',
  'rowProblem.no_subtask_type': 'Cet espace n’a pas de type de sous-tâche.',
  'rowProblem.field_not_on_screen': 'Jira ne propose pas un champ qui serait renseigné.',
  'rowProblem.value_unknown': 'Jira ne connaît pas une valeur qui serait renseignée.',
  'rowProblem.not_assignable': 'Jira n’accepte pas cette personne comme responsable ici.',
  'rowProblem.issue_full': 'Le ticket a autant de commentaires ou de liens que Jira en accepte.',
  'rowProblem.no_subtasks_here': 'Un ticket de ce type ne peut pas avoir de sous-tâches.',
  'rowProblem.preflight_failed':
    'Jira aurait refusé une autre modification, donc aucune n’a été faite.',
  'rowProblem.dependency_failed': 'Une modification dont elle dépend n’a pas été faite.',
  'rowProblem.dispatch_deadline': 'Le délai d’écriture était passé.',
  'rowProblem.writes_stopped': 'L’écriture est arrêtée pour ce site. Elle reprend ensuite.',
  'rowProblem.project_off':
    'Readygate a été désactivé pour cet espace. Cela reprend une fois réactivé.',
  'rowProblem.observe_only':
    'Cet espace ne fait plus qu’observer. Cela reprend quand il propose à nouveau.',
  'rowProblem.installation_inactive': 'L’app n’est pas active sur ce site.',
  'rowProblem.not_visible':
    'La personne qui a approuvé ne voit pas tout ce qui s’y trouve. Regardez le ticket.',
};

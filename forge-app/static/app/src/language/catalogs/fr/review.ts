import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/review.ts';

export const catalog: Same<typeof en> = {
  window: 'Vérification',
  title: 'Vérifier les modifications de {key}',
  undoTitle: 'Vérifier ce qui est annulé de {key}',
  writingTitle: 'Les modifications de {key} sont en cours',
  endedTitle: 'Ce que sont devenues les modifications de {key}',
  loading: 'Lecture des modifications…',
  'tab.changes': 'Modifications',
  'tab.questions': 'Questions',
  'tab.order': 'Ordre de travail',
  'tab.history': 'Historique',
  'noPlan.title': 'Rien n’est proposé',
  'noPlan.text':
    'Appuyez sur « Proposer des modifications » à côté du ticket : Readygate rédige ce qui manque et le montre ici. Rien n’est écrit dans Jira avant votre approbation.',
  'drafting.requested': 'Démarrage…',
  'drafting.analysing': 'Lecture du ticket…',
  'drafting.drafting': 'Rédaction des modifications…',
  'drafting.nothing':
    'Il n’y avait rien à proposer pour ce que vous avez demandé. Rien n’a été écrit.',

  somebody: 'quelqu’un',
  anybody: 'toute personne qui peut faire cette modification à la main dans Jira',
  approvedBy: 'Approuvé par {names} : {given} sur {needed}.',
  approvedByYou: 'Approuvé par vous : {given} sur {needed} ({names}).',
  needed:
    '{count, plural, one {# approbation manque} other {# approbations manquent}} encore, avant le {until}, de {whom}.',
  nothingForYou: 'Il n’y a rien à décider pour vous ici.',
  youApproved: 'Vous avez approuvé ce qu’il y avait à approuver ; cela attend quelqu’un d’autre.',
  earlier:
    '{count, plural, one {# modification approuvée avant part} other {# modifications approuvées avant partent}} avec.',
  second:
    '{count, plural, one {# modification demande} other {# modifications demandent}} aussi l’approbation d’une autre personne ; rien n’est écrit avant.',
  replaced: 'Le ticket a changé après la proposition, donc elle a été refaite.',
  replacedFields: 'Modifié : {fields}.',
  'part.summary': 'le résumé',
  'part.description': 'la description',
  'part.subtasks': 'les sous-tâches',
  'part.type': 'le type',
  'part.project': 'l’espace',
  'part.other': 'un autre champ',
  gone: 'N’est plus proposé',
  'lookAgain.you':
    'Vous aviez approuvé une partie de la proposition précédente : cela ne compte plus. Regardez à nouveau.',
  'lookAgain.other':
    'Ont approuvé une partie de la proposition précédente et doivent regarder à nouveau : {names}.',
  rejectedBefore:
    '{count, plural, one {# modification est laissée} other {# modifications sont laissées}} de côté : déjà refusée pour les mêmes mots.',

  'all.label': 'La même chose pour toutes les modifications',
  'all.approve':
    '{count, plural, one {Choisir « Approuver » pour # sur {total}} other {Choisir « Approuver » pour # sur {total}}}',
  'all.reject': 'Choisir « Refuser » pour toutes',
  'all.later': 'Choisir « Plus tard » pour toutes',
  'all.alone':
    '{count, plural, one {# modification est douteuse ou n’est pas à approuver par vous} other {# modifications sont douteuses ou ne sont pas à approuver par vous}} ; chacune dit pourquoi et se choisit seule.',

  position: '{number} sur {total}',
  added: 'Nouveau',
  instead: 'Avec d’autres mots qu’avant',
  effects: 'Ce qui est renseigné',
  'confidence.high': 'Confiance élevée',
  'confidence.low': 'Confiance faible',
  'risk.low': 'Risque faible',
  'risk.medium': 'Risque moyen',
  'risk.high': 'Risque élevé',
  'doubt.confidence': 'S’approuve seulement seule : la confiance est faible.',
  'doubt.risk': 'S’approuve seulement seule : le risque est élevé.',
  'doubt.assumption': 'S’approuve seulement seule : elle repose sur une hypothèse.',
  'objection.proposer_excluded':
    'Quelqu’un d’autre doit l’approuver : vous l’avez proposée ou modifiée.',
  'objection.not_a_reviewer': 'La politique de cet espace nomme d’autres personnes pour cela.',
  'objection.role_unreadable':
    'La politique nomme un rôle que Readygate ne peut pas consulter dans cet espace.',

  'verdict.approve': 'Approuver',
  'verdict.reject': 'Refuser',
  'verdict.later': 'Plus tard',
  changedMeanwhile: 'Cela a changé pendant que vous regardiez. Relisez avant de choisir.',
  reason: 'Pourquoi pas ? (facultatif)',
  'reason.usual': 'Raisons habituelles',
  'reason.not_needed': 'Pas nécessaire',
  'reason.there_already': 'Existe déjà',
  'reason.not_right': 'Pas juste',
  'reason.too_small': 'Trop petit pour être une modification à part',
  'reason.final':
    'Un refus est définitif pour cette proposition. Il apprend aussi : la même chose n’est pas proposée à nouveau tant que les mots du ticket ne changent pas.',

  edit: 'Modifier',
  'edit.label': 'D’autres mots pour cette modification',
  'edit.heading': 'Titre',
  'edit.lines': 'Lignes de la liste ; sans ligne, cette section est laissée de côté',
  'edit.origin': 'Cette ligne reste à la fin : « {origin} »',
  'edit.difference': 'Ce qui diffère',
  'edit.note':
    'Enregistrer n’approuve rien : la modification est scellée à nouveau, et vous comptez comme la personne qui l’a proposée.',
  'edit.ends':
    'Enregistrer n’approuve rien : la modification est scellée à nouveau, donc l’approbation de {names} prend fin et il faut regarder à nouveau.',
  'edit.lacks.summary': 'Une sous-tâche a besoin d’un résumé.',
  'edit.lacks.text':
    'Une modification a besoin d’un texte. Refusez-la si elle n’est pas nécessaire.',
  'edit.save': 'Enregistrer ces mots',
  'edit.saved': 'Scellée à nouveau avec vos mots.',
  'edit.savedLookAgain': 'Scellée à nouveau avec vos mots. Doivent regarder à nouveau : {names}.',

  approvedWaits:
    'Approuvée. Elle est écrite quand les autres modifications sont décidées, ou quand vous le dites.',
  waitsFor:
    'En attente de {names}. Cela reprend à la prochaine ouverture de Readygate par cette personne, sur n’importe quel ticket, car l’écriture se fait en son nom.',
  takeBack: 'Reprendre mon approbation',
  takeBackOthers: 'Reprendre les approbations',
  written: 'Écrit {you, select, yes {en votre nom, {by},} other {au nom de {by}}} le {at}.',
  sending:
    'En route vers Jira {you, select, yes {en votre nom, {by},} other {au nom de {by}}} depuis le {at}.',
  tried: 'Envoyé à Jira {you, select, yes {en votre nom, {by},} other {au nom de {by}}} le {at}.',
  audit: 'Entrée d’audit {number}.',

  'drift.changed': 'Quelqu’un l’a modifié dans Jira depuis.',
  'drift.gone': 'Il a disparu de Jira depuis, ou vous est caché.',

  'resolve.label': 'Ce que c’est devenu',
  'resolve.uncertain':
    'On ne sait pas si cela a été écrit : la réponse de Jira s’est perdue, et chercher n’a rien dit. Regardez le ticket, puis dites ce qu’il en est.',
  'resolve.createSubtask': 'C’est là. La clé de la sous-tâche, ou son adresse',
  'resolve.addComment': 'C’est là. L’identifiant du commentaire, ou son adresse',
  'resolve.itIs': 'C’est cela',
  'resolve.missed': 'Ce n’est ni une clé ni une adresse de Jira.',
  'resolve.writeAgain': 'Ce n’est pas là : écrire à nouveau',
  'resolve.giveUp': 'Laisser tel quel',
  'resolve.note':
    '« Écrire à nouveau » vaut approbation : Readygate cherche d’abord encore une fois. « Laisser » compte cela comme non écrit et ne change rien dans Jira.',
  'resolve.failed':
    'Cela n’a pas été écrit. Vous pouvez le rouvrir ; cela attend alors une nouvelle approbation.',
  'resolve.conflict':
    'Quelqu’un a changé la même chose dans Jira d’abord, donc rien n’a été écrasé. Regardez ce qui s’y trouve ; vous pouvez rouvrir la modification.',
  'resolve.reopen': 'Rouvrir',

  openUntil: 'Ouvert jusqu’au {until}. Si personne ne décide d’ici là, rien n’est écrit.',
  writeNow:
    'Écrire maintenant {ready, plural, one {la modification approuvée} other {les # modifications approuvées}} et en laisser {left, plural, one {# autre ouverte} other {# autres ouvertes}}',
  nothingChosen: 'Rien n’est encore choisi.',
  decideLater: 'Décider plus tard',
  writeApproved:
    '{count, plural, one {Écrire maintenant la modification approuvée} other {Écrire maintenant # modifications approuvées}}',
  approve: 'Approuver {approve, plural, one {# modification} other {# modifications}}',
  approveAndReject:
    'Approuver {approve, plural, one {# modification} other {# modifications}}, en refuser {reject}',
  reject: '{reject, plural, one {Refuser # modification} other {Refuser # modifications}}',
  withdraw: 'Abandonner la proposition',
  'withdraw.title': 'Abandonner ce qui est proposé pour {key} ?',
  'withdraw.text':
    'Toute modification qui n’est pas partie vers Jira est abandonnée, même ce que d’autres ont approuvé. Ce qui est en route est d’abord terminé. On ne peut pas revenir en arrière ; vous pouvez proposer à nouveau.',
  'withdraw.action': 'Abandonner les modifications',
};

import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/review.ts';

export const catalog: Same<typeof en> = {
  window: 'Vérification',
  title: 'Vérifier les modifications de {key}',
  undoTitle: 'Vérifier ce qui est annulé de {key}',
  writingTitle: 'Les modifications de {key} sont en cours',
  endedTitle: 'Ce que sont devenues les modifications de {key}',
  loading: 'Lecture des modifications…',
  earlier:
    '{count, plural, one {# modification approuvée avant part} other {# modifications approuvées avant partent}} avec.',
  second:
    '{count, plural, one {# modification demande} other {# modifications demandent}} aussi l’approbation d’une autre personne ; rien n’est écrit avant.',
  added: 'Nouveau',
  replaced: 'Le ticket a changé après la proposition, donc elle a été refaite.',
  replacedFields: 'Modifié : {fields}.',
  'part.summary': 'le résumé',
  'part.description': 'la description',
  'part.subtasks': 'les sous-tâches',
  'part.type': 'le type',
  'part.other': 'un autre champ',
  gone: 'N’est plus proposé',
  'lookAgain.you':
    'Vous aviez approuvé une partie de la proposition précédente : cela ne compte plus. Regardez à nouveau.',
  'lookAgain.other':
    'Quelqu’un avait approuvé une partie de la proposition précédente et doit regarder à nouveau.',
  rejectedBefore:
    '{count, plural, one {# modification est laissée} other {# modifications sont laissées}} de côté : déjà refusée pour les mêmes mots.',
  effects: 'Ce qui est renseigné',
  'confidence.high': 'Confiance élevée',
  'confidence.low': 'Confiance faible',
  'risk.low': 'Risque faible',
  'risk.medium': 'Risque moyen',
  'risk.high': 'Risque élevé',
  position: '{number} sur {total}',
  leftOut: 'Non cochée : elle sera refusée et ne sera pas faite.',
  'doubt.confidence': 'Non cochée d’avance : la confiance est faible.',
  'doubt.risk': 'Non cochée d’avance : le risque est élevé.',
  'doubt.assumption': 'Non cochée d’avance : elle repose sur une hypothèse.',
  'objection.proposer_excluded':
    'Quelqu’un d’autre doit l’approuver : vous l’avez proposée ou modifiée.',
  'objection.not_a_reviewer': 'La politique de cet espace nomme d’autres personnes pour cela.',
  'objection.role_unreadable':
    'La politique nomme un rôle que Readygate ne peut pas consulter dans cet espace.',
  approve: 'Approuver {approve, plural, one {# modification} other {# modifications}}',
  approveAndReject:
    'Approuver {approve, plural, one {# modification} other {# modifications}}, en refuser {reject}',
  reject: '{reject, plural, one {Refuser # modification} other {Refuser les # modifications}}',
  decideLater: 'Décider plus tard',
  openUntil: 'Ouvert jusqu’au {until}. Si personne ne décide d’ici là, rien n’est écrit.',
};

import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/changes.ts';

export const catalog: Same<typeof en> = {
  nobody: 'personne',
  quoted: '« {text} »',

  'label.createSubtask': 'Créer la sous-tâche « {summary} »',
  'label.comment.everyone': 'Ajouter un commentaire',
  'label.comment.internal': 'Ajouter une note interne',
  'label.comment.customer': 'Ajouter un commentaire que le client verra',
  'label.insertSections': 'Ajouter {parts} à la description',
  'label.removeSections': 'Retirer {parts} de la description',
  'label.setAssignee': 'Changer la personne assignée : de {from} à {to}',
  'label.addLabels': 'Ajouter {count, plural, one {l’étiquette} other {les étiquettes}} {names}',
  'label.removeLabels': 'Retirer {count, plural, one {l’étiquette} other {les étiquettes}} {names}',
  'label.addComponents':
    'Ajouter {count, plural, one {le composant} other {les composants}} {names}',
  'label.removeComponents':
    'Retirer {count, plural, one {le composant} other {les composants}} {names}',
  'label.linkIssues': 'Lier : {type} {other}',
  'label.deleteSubtask': 'Supprimer la sous-tâche {target}',
  'label.deleteComment': 'Supprimer le commentaire que Readygate a ajouté',
  'label.removeLink': 'Retirer le lien : {target}',

  sentence:
    'Approuver fait {count, plural, one {# modification} other {# modifications}} en votre nom, {name} : {parts}. Rien d’autre.',
  'sentence.none': 'Approuver ne modifie rien.',
  'noun.createSubtask':
    '{count, plural, one {# nouvelle sous-tâche} other {# nouvelles sous-tâches}} sous {key}',
  'noun.everyone': '{count, plural, one {# commentaire} other {# commentaires}} sur {key}',
  'noun.internal': '{count, plural, one {# note interne} other {# notes internes}} sur {key}',
  'noun.customer':
    '{count, plural, one {# commentaire} other {# commentaires}} sur {key} que le client verra',
  'noun.insertSections':
    '{count, plural, one {# ajout} other {# ajouts}} à la description de {key}',
  'noun.setAssignee':
    '{count, plural, one {# changement} other {# changements}} de la personne assignée de {key}',
  'noun.setLabels':
    '{count, plural, one {# changement} other {# changements}} des étiquettes de {key}',
  'noun.setComponents':
    '{count, plural, one {# changement} other {# changements}} des composants de {key}',
  'noun.linkIssues': '{count, plural, one {# nouveau lien} other {# nouveaux liens}} de {key}',
  'noun.removeSections':
    '{count, plural, one {# retrait} other {# retraits}} de la description de {key}',
  'noun.deleteSubtask':
    '{count, plural, one {# sous-tâche supprimée} other {# sous-tâches supprimées}} de {key}',
  'noun.deleteComment':
    '{count, plural, one {# commentaire supprimé} other {# commentaires supprimés}} sur {key}',
  'noun.removeLink': '{count, plural, one {# lien retiré} other {# liens retirés}} de {key}',

  'effect.summary': 'Résumé',
  'effect.description': 'Description',
  'effect.marker': 'Marque',
  'effect.markerText': '{property}, une propriété cachée par laquelle Readygate le retrouve',
  'effect.comment': 'Commentaire',
  'effect.readers': 'Visible par',
  'effect.readers.everyone': 'Tous ceux qui voient le ticket',
  'effect.readers.internal': 'L’équipe seulement',
  'effect.readers.customer': 'L’équipe et le client',
  'effect.addedText': 'Ajouté à la description',
  'effect.removedText': 'Retiré de la description',
  'effect.assignee': 'Personne assignée',
  'effect.labels': 'Étiquettes',
  'effect.components': 'Composants',
  'effect.link': 'Lien',
  'effect.deleted': 'Supprimé',
  'effect.deletedComment': 'Le commentaire {id}',
  'effect.removed': 'Retiré',
  added: 'ajouté',
  removed: 'retiré',
  fromTo: 'de {from} à {to}',

  'why.takes_back': 'Cela annule : {change}.',
  'why.edited': 'Modifié par une personne.',
  'why.work_order':
    'Une personne a demandé l’ordre de travail. Chaque ligne vient du ticket ou d’une règle du profil.',
  'why.restores':
    'La modification de Readygate a remplacé ce que quelqu’un avait écrit un instant avant : « {words} »',
  'why.model_questions':
    'Dans les mots d’un modèle : {questions, plural, one {la dernière question} other {les # dernières questions}}.',
  'why.model': 'Un modèle le propose, d’après ces mots du ticket : « {words} »',
  'why.modelAlone': 'Un modèle le propose. Aucun mot du ticket ne le demande.',
  'why.rule': 'Demandé par une règle.',
  'why.said_elsewhere': 'Cela manque, et le ticket dit ailleurs : « {words} »',
  'why.asked_for': 'Le ticket le demande : « {words} »',
  'why.says_so': 'Le ticket le dit : « {words} »',
};

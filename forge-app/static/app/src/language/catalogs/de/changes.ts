import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/changes.ts';

export const catalog: Same<typeof en> = {
  nobody: 'niemand',
  quoted: '„{text}“',

  'label.createSubtask': 'Unteraufgabe „{summary}“ anlegen',
  'label.comment.everyone': 'Einen Kommentar hinzufügen',
  'label.comment.internal': 'Eine interne Notiz hinzufügen',
  'label.comment.customer': 'Einen Kommentar hinzufügen, den der Kunde sieht',
  'label.insertSections': 'In die Beschreibung einfügen: {parts}',
  'label.removeSections': 'Aus der Beschreibung entfernen: {parts}',
  'label.setAssignee': 'Zuständige Person ändern: von {from} zu {to}',
  'label.addLabels': '{count, plural, one {Stichwort} other {Stichwörter}} {names} hinzufügen',
  'label.removeLabels': '{count, plural, one {Stichwort} other {Stichwörter}} {names} entfernen',
  'label.addComponents': '{count, plural, one {Komponente} other {Komponenten}} {names} hinzufügen',
  'label.removeComponents':
    '{count, plural, one {Komponente} other {Komponenten}} {names} entfernen',
  'label.linkIssues': 'Verknüpfen: {type} {other}',
  'label.deleteSubtask': 'Die Unteraufgabe {target} löschen',
  'label.deleteComment': 'Den Kommentar löschen, den Readygate hinzugefügt hat',
  'label.removeLink': 'Die Verknüpfung entfernen: {target}',

  sentence:
    'Mit der Genehmigung {count, plural, one {wird # Änderung} other {werden # Änderungen}} in Ihrem Namen, {name}, gemacht: {parts}. Sonst nichts.',
  'sentence.none': 'Mit der Genehmigung wird nichts geändert.',
  'noun.createSubtask':
    '{count, plural, one {# neue Unteraufgabe} other {# neue Unteraufgaben}} unter {key}',
  'noun.everyone': '{count, plural, one {# Kommentar} other {# Kommentare}} zu {key}',
  'noun.internal': '{count, plural, one {# interne Notiz} other {# interne Notizen}} zu {key}',
  'noun.customer':
    '{count, plural, one {# Kommentar} other {# Kommentare}} zu {key}, vom Kunden zu sehen',
  'noun.insertSections':
    '{count, plural, one {# Ergänzung} other {# Ergänzungen}} der Beschreibung von {key}',
  'noun.setAssignee':
    '{count, plural, one {# Änderung} other {# Änderungen}} der zuständigen Person von {key}',
  'noun.setLabels':
    '{count, plural, one {# Änderung} other {# Änderungen}} der Stichwörter von {key}',
  'noun.setComponents':
    '{count, plural, one {# Änderung} other {# Änderungen}} der Komponenten von {key}',
  'noun.linkIssues':
    '{count, plural, one {# neue Verknüpfung} other {# neue Verknüpfungen}} von {key}',
  'noun.removeSections':
    '{count, plural, one {# Entfernung} other {# Entfernungen}} aus der Beschreibung von {key}',
  'noun.deleteSubtask':
    '{count, plural, one {# gelöschte Unteraufgabe} other {# gelöschte Unteraufgaben}} von {key}',
  'noun.deleteComment':
    '{count, plural, one {# gelöschter Kommentar} other {# gelöschte Kommentare}} zu {key}',
  'noun.removeLink':
    '{count, plural, one {# entfernte Verknüpfung} other {# entfernte Verknüpfungen}} von {key}',

  'effect.summary': 'Zusammenfassung',
  'effect.description': 'Beschreibung',
  'effect.marker': 'Kennzeichen',
  'effect.markerText': '{property}, eine verborgene Eigenschaft, an der Readygate es wiederfindet',
  'effect.comment': 'Kommentar',
  'effect.readers': 'Zu sehen für',
  'effect.readers.everyone': 'Alle, die den Vorgang sehen',
  'effect.readers.internal': 'Nur das Team',
  'effect.readers.customer': 'Das Team und den Kunden',
  'effect.addedText': 'In die Beschreibung eingefügt',
  'effect.removedText': 'Aus der Beschreibung entfernt',
  'effect.assignee': 'Zuständige Person',
  'effect.labels': 'Stichwörter',
  'effect.components': 'Komponenten',
  'effect.link': 'Verknüpfung',
  'effect.deleted': 'Gelöscht',
  'effect.deletedComment': 'Der Kommentar {id}',
  'effect.removed': 'Entfernt',
  added: 'hinzugefügt',
  removed: 'entfernt',
  fromTo: 'von {from} zu {to}',

  'why.takes_back': 'Nimmt zurück: {change}.',
  'why.edited': 'Von einer Person bearbeitet.',
  'why.work_order':
    'Eine Person hat um den Arbeitsauftrag gebeten. Jede Zeile ist ein Stück des Vorgangs oder eine Regel des Profils.',
  'why.restores':
    'Die Änderung von Readygate hat ersetzt, was jemand einen Moment zuvor geschrieben hatte: „{words}“',
  'why.model_questions':
    'In Worten eines Modells: {questions, plural, one {die letzte Frage} other {die letzten # Fragen}}.',
  'why.model': 'Ein Modell schlägt es vor, nach diesen Worten des Vorgangs: „{words}“',
  'why.modelAlone': 'Ein Modell schlägt es vor. Keine Worte des Vorgangs verlangen es.',
  'why.rule': 'Eine Regel verlangt es.',
  'why.said_elsewhere': 'Es fehlt, und der Vorgang sagt an anderer Stelle: „{words}“',
  'why.asked_for': 'Der Vorgang verlangt es: „{words}“',
  'why.says_so': 'So steht es im Vorgang: „{words}“',
};

import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/audit.ts';

export const catalog: Same<typeof en> = {
  title: 'Audit',
  intro:
    'Jede Beurteilung, Entscheidung, Einstellung, Ablehnung und jedes Schreiben ist ein Eintrag einer Kette: Wer einen ändert, entfernt oder einfügt, zerbricht sie.',
  'verify.title': 'Prüfung',
  'verify.head':
    'Die Kette hat {count, plural, one {# Eintrag} other {# Einträge}}; der Hash des letzten ist {hash}.',
  'verify.never': 'Sie wurde noch nicht geprüft; das geschieht jede Nacht und auf Wunsch.',
  'verify.holds': 'Sie hält: Alle {count, number} Einträge wurden am {at} gelesen.',
  'verify.broken':
    'Sie hält nicht: Hinter Eintrag {seq, number} stimmt etwas nicht ({problem}), gefunden am {at}. Benachrichtigen Sie den Betreiber.',
  'verify.behind':
    '{count, plural, =0 {Seitdem kam nichts dazu.} one {Seitdem kam # Eintrag dazu.} other {Seitdem kamen # Einträge dazu.}}',
  'verify.ask': 'Jetzt prüfen',
  'verify.running': 'Ein Worker liest alle {count, number} Einträge und prüft jeden Hash …',
  filter: 'Filtern',
  'filter.since': 'Ab Tag (UTC)',
  'filter.until': 'Bis Tag (UTC)',
  'filter.action': 'Aktion',
  'filter.any': 'Jede Aktion',
  'filter.subject': 'Gegenstand, etwa issue:10112',
  'filter.subject.form': 'Eine Art, ein Doppelpunkt und eine Id: issue:10112',
  'filter.show': 'Anzeigen',
  entries: 'Einträge',
  number: 'Nr.',
  at: 'Wann',
  action: 'Aktion',
  who: 'Wer',
  about: 'Worüber',
  detail: 'Einzelheit',
  'actor.person': 'Eine Person',
  'actor.app': 'Die App',
  'actor.operator': 'Der Betreiber',
  'actor.system': 'Readygate',
  more: 'Ältere Einträge zeigen',
  'none.title': 'Kein Eintrag passt',
  'none.text':
    'Wählen Sie einen größeren Zeitraum oder eine andere Aktion; Einträge werden nie gelöscht.',
  leftOut:
    '{count, plural, one {# Eintrag fehlt: Er betrifft einen Vorgang, den Jira Ihnen nicht zeigt.} other {# Einträge fehlen: Sie betreffen Vorgänge, die Jira Ihnen nicht zeigt.}}',
  'export.title': 'Export',
  'export.text':
    'Die Datei wird hier Teil für Teil zusammengesetzt. JSON-Zeilen lassen sich offline mit readygate audit verify oder docs/verify-audit.py prüfen; eine gefilterte oder unvollständige Datei mit --selection. Die Tabelle ist zum Lesen.',
  'export.jsonl': 'JSON-Zeilen exportieren',
  'export.csv': 'Tabelle exportieren (CSV)',
  'export.running': 'Bisher {count, number} Einträge gelesen …',
  'export.stop': 'Export abbrechen',
  'export.done':
    '{count, plural, one {# Eintrag ist in der Datei.} other {# Einträge sind in der Datei.}}',
  'export.leftOut':
    '{count, plural, =0 {Keiner fehlt.} one {# fehlt: Jira zeigt Ihnen seinen Vorgang nicht.} other {# fehlen: Jira zeigt Ihnen ihre Vorgänge nicht.}}',
};

import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/receipt.ts';

export const catalog: Same<typeof en> = {
  writing: 'Wird in Jira geschrieben …',
  writingCount: 'Wird in Jira geschrieben: {done} von {total} fertig',
  verifying: 'Es wird geprüft, was jetzt in Jira steht …',
  waitingForStop:
    'Das Schreiben ist gestoppt. Was genehmigt wurde, geht danach weiter, binnen eines Tages.',
  'waitingForToken.you':
    'Wartet darauf, dass Jira Readygate als Sie schreiben lässt. Lassen Sie einen Vorgang einen Moment offen.',
  'waitingForToken.other':
    'Wartet auf die Person, die genehmigt hat. Es geht weiter, sobald sie Readygate wieder öffnet, in irgendeinem Vorgang, denn geschrieben wird in ihrem Namen.',

  'asked.anybody':
    'Sie können sich die Änderungen ansehen. Entscheiden kann, wer sie in Jira von Hand machen darf.',
  'asked.policy':
    'Sie können sich die Änderungen ansehen. Die Richtlinie dieses Bereichs lässt {whom} entscheiden.',
  'asked.people': '{count, plural, one {# Person} other {eine von # Personen}}',
  'asked.groups': 'die Mitglieder von {count, plural, one {# Gruppe} other {# Gruppen}}',
  'asked.roles': 'alle mit {count, plural, one {einer Rolle} other {einer von # Rollen}}',

  'outcome.applied': '{done, plural, one {# Änderung steht} other {# Änderungen stehen}} in Jira.',
  'outcome.partly_applied':
    '{done, plural, one {# Änderung steht} other {# Änderungen stehen}} in Jira, andere nicht.',
  'outcome.rejected': 'Alle Änderungen wurden abgelehnt. Es wurde nichts geschrieben.',
  'outcome.expired': 'Niemand hat rechtzeitig entschieden. Es wurde nichts geschrieben.',
  'outcome.cleared':
    'Der Vorgang hat sich geändert, und es blieb nichts vorzuschlagen. Es wurde nichts geschrieben.',
  'outcome.movedAway':
    'Der Vorgang wurde in einen Bereich verschoben, in dem nichts vorgeschlagen wird. Es wurde nichts geschrieben.',
  'outcome.cancelled': 'Der Vorschlag wurde abgebrochen. Es wurde nichts geschrieben.',
  'outcome.failed': 'Die Änderungen konnten nicht gemacht werden. Es wurde nichts geschrieben.',
  'outcome.nothing_to_propose':
    'Es gibt nichts vorzuschlagen: Im Text fehlt kein Abschnitt, und er enthält keine Kriterien oder Listen, die nicht schon Unteraufgaben sind.',
  freeAgain:
    'Für diesen Vorgang wurde in den letzten Tagen genug vorgeschlagen. Ab {at} kann mehr vorgeschlagen werden.',
  'undoOutcome.applied':
    '{done, plural, one {# Änderung wurde} other {# Änderungen wurden}} rückgängig gemacht.',
  'undoOutcome.partly_applied':
    '{done, plural, one {# Änderung wurde} other {# Änderungen wurden}} rückgängig gemacht, andere nicht.',
  'undoOutcome.rejected': 'Das Rückgängigmachen wurde abgelehnt. Es wurde nichts zurückgenommen.',
  'undoOutcome.expired':
    'Niemand hat rechtzeitig über das Rückgängigmachen entschieden. Es wurde nichts zurückgenommen.',
  'undoOutcome.cleared':
    'Es ist nichts mehr da, was rückgängig gemacht werden könnte. Es wurde nichts zurückgenommen.',
  'undoOutcome.cancelled':
    'Das Rückgängigmachen wurde abgebrochen. Es wurde nichts zurückgenommen.',
  'undoOutcome.failed':
    'Die Änderungen konnten nicht rückgängig gemacht werden. Es wurde nichts zurückgenommen.',
  'undoOutcome.nothing_to_propose': 'Jetzt lässt sich nichts rückgängig machen.',
  'writtenAs.you': 'In Ihrem Namen geschrieben: {name}.',
  'writtenAs.other': 'Im Namen der Person geschrieben, die genehmigt hat.',
  score: 'Vorher {before} Punkte, jetzt {after}.',
  scoreSame: 'Unverändert {after} Punkte.',

  undo: 'Rückgängig machen',
  undoEarlier:
    '{count, plural, one {# Änderung} other {# Änderungen}} einer früheren Runde rückgängig machen',
  undoNote:
    'Readygate schlägt vor, zurückzunehmen, was seitdem niemand angefasst hat. Es wird nichts gelöscht, bevor Sie es genehmigen.',
  undone:
    '{undone, plural, one {# Änderung wurde} other {# Änderungen wurden}} seitdem rückgängig gemacht.',
  undoneAll: 'Alles davon wurde seitdem rückgängig gemacht.',
  kept: '{count, plural, one {# Änderung bleibt, wie sie ist} other {# Änderungen bleiben, wie sie sind}}.',
  'kept.touched': 'Jemand hat daran gearbeitet: {touches}.',
  'kept.other': 'Sie lässt sich nicht zurücknehmen.',
  'kept.changed_in_jira': 'Jemand hat sie geändert.',
  'kept.already_gone': 'Sie ist schon weg oder verborgen.',
  'kept.undo_unproven': 'Jira zeigt nicht, dass Readygate sie gemacht hat.',
  'kept.outcome_unknown':
    'Ob sie geschrieben wurde, ist nicht bekannt; zuerst muss jemand dazu antworten.',
  'kept.write_duplicate': 'In Jira steht das zweimal: Behalten Sie eines davon von Hand.',
  'kept.dependency_failed': 'Eine Änderung, die darauf beruht, bleibt.',
  'touch.comment': 'ein Kommentar',
  'touch.worklog': 'erfasste Arbeit',
  'touch.attachment': 'ein Anhang',
  'touch.link': 'eine Verknüpfung',
  'touch.child': 'ein untergeordneter Vorgang',
  'touch.change': 'eine Änderung',

  'row.open': 'Wartet',
  'row.approved': 'Genehmigt',
  'row.released': 'Als Nächstes',
  'row.sending': 'Wird geschrieben',
  'row.done': 'In Jira',
  'row.rejected': 'Abgelehnt',
  'row.expired': 'Abgelaufen',
  'row.cleared': 'Nicht mehr nötig',
  'row.cancelled': 'Abgebrochen',
  'row.skipped': 'Übersprungen',
  'row.failed': 'Fehlgeschlagen',
  'row.conflict': 'Inzwischen geändert',
  'row.uncertain': 'Ausgang unbekannt',
  'row.undone': 'Rückgängig gemacht',
  'row.takenBack': 'Zurückgenommen',
  'rowProblem.other': 'Nicht geschrieben ({code}).',
  'rowProblem.already_gone': 'Es war schon weg oder verborgen.',
  'rowProblem.undo_unproven': 'Jira zeigt nicht, dass Readygate es gemacht hat.',
  'rowProblem.seal_mismatch': 'Der Vorgang hat sich geändert, bevor das geschrieben war.',
  'rowProblem.readback_missing':
    'Es wurde geschrieben und ist dort nicht zu sehen: gelöscht, verschoben oder verborgen.',
  'rowProblem.readback_differs':
    'Es wurde geschrieben, und was dort steht, ist nicht das Genehmigte.',
  'rowProblem.jira_refused': 'Jira hat es abgelehnt.',
  'rowProblem.write_duplicate':
    'In Jira steht das zweimal. Es wurde nichts gelöscht: Behalten Sie eines davon von Hand.',
  'rowProblem.changed_in_jira': 'Jemand anderes hat das inzwischen in Jira geändert.',
  'rowProblem.overwrote_in_jira':
    'Es hat ersetzt, was jemand einen Moment zuvor geschrieben hatte. Ein Plan, der das wiederherstellt, ist vorgeschlagen.',
  'rowProblem.jira_permission_missing':
    'Jira erlaubt das der Person, die genehmigt hat, nicht mehr.',
  'rowProblem.role_missing': 'Wer genehmigt hat, darf das in Readygate nicht mehr.',
  'rowProblem.customers_excluded': 'In diesem Bereich dürfen Kunden Kommentare nicht mehr lesen.',
  'rowProblem.role_unreadable':
    'Jira sagt nicht, ob die Person, die genehmigt hat, das in Readygate noch darf.',
  'rowProblem.issue_not_found': 'Der Vorgang ist nicht mehr da.',
  'rowProblem.required_field': 'Jira verlangt ein Feld, das keinen Standardwert hat.',
  'rowProblem.rejected_before':
    'Was vorgeschlagen werden könnte, wurde schon einmal abgelehnt, bei gleichem Text.',
  'rowProblem.no_subtask_type': 'Dieser Bereich hat keinen Vorgangstyp für Unteraufgaben.',
  'rowProblem.field_not_on_screen': 'Jira bietet ein Feld nicht an, das gesetzt würde.',
  'rowProblem.value_unknown': 'Jira kennt einen Wert nicht, der gesetzt würde.',
  'rowProblem.not_assignable': 'Jira lässt hier diese Person nicht als zuständig zu.',
  'rowProblem.issue_full':
    'Der Vorgang hat so viele Kommentare oder Verknüpfungen, wie Jira zulässt.',
  'rowProblem.no_subtasks_here': 'Ein Vorgang dieses Typs kann keine Unteraufgaben haben.',
  'rowProblem.preflight_failed':
    'Jira hätte eine andere Änderung abgelehnt, deshalb wurde keine gemacht.',
  'rowProblem.dependency_failed': 'Eine Änderung, von der es abhängt, wurde nicht gemacht.',
  'rowProblem.dispatch_deadline': 'Die Zeit zum Schreiben war um.',
  'rowProblem.writes_stopped': 'Das Schreiben ist für diese Site gestoppt. Es geht danach weiter.',
  'rowProblem.project_off':
    'Readygate wurde für diesen Bereich ausgeschaltet. Es geht weiter, wenn es wieder an ist.',
  'rowProblem.observe_only':
    'Dieser Bereich beobachtet jetzt nur. Es geht weiter, wenn er wieder vorschlägt.',
  'rowProblem.installation_inactive': 'Die App ist auf dieser Site nicht aktiv.',
  'rowProblem.not_visible':
    'Die Person, die genehmigt hat, sieht nicht alles, was dort steht. Sehen Sie sich den Vorgang an.',
};

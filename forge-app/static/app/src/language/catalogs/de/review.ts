import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/review.ts';

export const catalog: Same<typeof en> = {
  window: 'Prüfung',
  title: 'Änderungen an {key} prüfen',
  undoTitle: 'Prüfen, was an {key} rückgängig gemacht wird',
  writingTitle: 'Die Änderungen an {key} werden gemacht',
  endedTitle: 'Was aus den Änderungen an {key} wurde',
  loading: 'Die Änderungen werden gelesen …',
  'tab.changes': 'Änderungen',
  'tab.questions': 'Fragen',
  'tab.order': 'Arbeitsauftrag',
  'tab.history': 'Verlauf',
  'noPlan.title': 'Es ist nichts vorgeschlagen',
  'noPlan.text':
    'Drücken Sie neben dem Vorgang „Änderungen vorschlagen“: Readygate entwirft, was fehlt, und zeigt es hier. In Jira wird nichts geschrieben, bevor Sie es genehmigen.',
  'drafting.requested': 'Es geht los …',
  'drafting.analysing': 'Der Vorgang wird gelesen …',
  'drafting.drafting': 'Die Änderungen werden entworfen …',
  'drafting.nothing':
    'Zu dem, worum Sie gebeten haben, gab es nichts vorzuschlagen. Es wurde nichts geschrieben.',

  somebody: 'jemand',
  anybody: 'allen, die diese Änderung in Jira von Hand machen dürfen',
  approvedBy: 'Genehmigt von {names}: {given} von {needed}.',
  approvedByYou: 'Von Ihnen genehmigt: {given} von {needed} ({names}).',
  needed:
    'Bis {until} {count, plural, one {fehlt noch # Genehmigung} other {fehlen noch # Genehmigungen}}, von {whom}.',
  nothingForYou: 'Hier gibt es für Sie nichts zu entscheiden.',
  youApproved:
    'Sie haben genehmigt, was zu genehmigen war; jetzt wartet es auf eine andere Person.',
  earlier:
    '{count, plural, one {# früher genehmigte Änderung geht} other {# früher genehmigte Änderungen gehen}} mit hinaus.',
  second:
    '{count, plural, one {# Änderung braucht} other {# Änderungen brauchen}} auch die Genehmigung einer anderen Person; vorher wird nichts geschrieben.',
  replaced: 'Der Vorgang hat sich nach dem Vorschlag geändert, deshalb wurde neu entworfen.',
  replacedFields: 'Geändert: {fields}.',
  'part.summary': 'die Zusammenfassung',
  'part.description': 'die Beschreibung',
  'part.subtasks': 'die Unteraufgaben',
  'part.type': 'der Typ',
  'part.project': 'der Bereich',
  'part.other': 'ein anderes Feld',
  gone: 'Nicht mehr vorgeschlagen',
  'lookAgain.you':
    'Sie haben einen Teil des früheren Vorschlags genehmigt: Das gilt nicht mehr. Sehen Sie noch einmal hin.',
  'lookAgain.other':
    'Einen Teil des früheren Vorschlags haben genehmigt und müssen noch einmal hinsehen: {names}.',
  rejectedBefore:
    '{count, plural, one {# Änderung ist} other {# Änderungen sind}} weggelassen: bei gleichem Text schon einmal abgelehnt.',

  'all.label': 'Dasselbe für alle Änderungen',
  'all.approve':
    '{count, plural, one {Für # von {total} „Genehmigen“ wählen} other {Für # von {total} „Genehmigen“ wählen}}',
  'all.reject': 'Für alle „Ablehnen“ wählen',
  'all.later': 'Für alle „Später“ wählen',
  'all.alone':
    '{count, plural, one {# Änderung ist} other {# Änderungen sind}} zweifelhaft oder nicht von Ihnen zu genehmigen; jede sagt, warum, und wird einzeln gewählt.',

  position: '{number} von {total}',
  added: 'Neu',
  instead: 'Mit anderen Worten als vorher',
  effects: 'Was gesetzt wird',
  'confidence.high': 'Hohe Sicherheit',
  'confidence.low': 'Geringe Sicherheit',
  'risk.low': 'Geringes Risiko',
  'risk.medium': 'Mittleres Risiko',
  'risk.high': 'Hohes Risiko',
  'doubt.confidence': 'Wird nur einzeln genehmigt: Die Sicherheit ist gering.',
  'doubt.risk': 'Wird nur einzeln genehmigt: Das Risiko ist hoch.',
  'doubt.assumption': 'Wird nur einzeln genehmigt: Es beruht auf einer Annahme.',
  'objection.proposer_excluded':
    'Jemand anderes muss das genehmigen: Sie haben es vorgeschlagen oder bearbeitet.',
  'objection.not_a_reviewer': 'Die Richtlinie dieses Bereichs nennt dafür andere Personen.',
  'objection.role_unreadable':
    'Die Richtlinie nennt eine Rolle, die Readygate in diesem Bereich nicht nachsehen darf.',

  'verdict.approve': 'Genehmigen',
  'verdict.reject': 'Ablehnen',
  'verdict.later': 'Später',
  changedMeanwhile:
    'Das hat sich geändert, während Sie hingesehen haben. Lesen Sie es noch einmal, bevor Sie wählen.',
  reason: 'Warum nicht? (freiwillig)',
  'reason.usual': 'Übliche Gründe',
  'reason.not_needed': 'Nicht nötig',
  'reason.there_already': 'Gibt es schon',
  'reason.not_right': 'Stimmt nicht',
  'reason.too_small': 'Zu klein für eine eigene Änderung',
  'reason.final':
    'Eine Ablehnung ist für diesen Vorschlag endgültig. Sie lehrt auch: Dasselbe wird nicht wieder vorgeschlagen, bis sich der Text des Vorgangs ändert.',

  edit: 'Bearbeiten',
  'edit.label': 'Andere Worte für diese Änderung',
  'edit.heading': 'Überschrift',
  'edit.lines': 'Zeilen der Liste; ohne Zeile entfällt dieser Abschnitt',
  'edit.origin': 'Diese Zeile bleibt am Ende stehen: „{origin}“',
  'edit.difference': 'Was sich unterscheidet',
  'edit.note':
    'Speichern genehmigt nichts: Die Änderung wird neu versiegelt, und Sie gelten als die Person, die sie vorgeschlagen hat.',
  'edit.ends':
    'Speichern genehmigt nichts: Die Änderung wird neu versiegelt. Damit endet die Genehmigung von {names}; sie müssen noch einmal hinsehen.',
  'edit.lacks.summary': 'Eine Unteraufgabe braucht eine Zusammenfassung.',
  'edit.lacks.text':
    'Eine Änderung braucht einen Text. Lehnen Sie sie ab, wenn sie nicht nötig ist.',
  'edit.save': 'Diese Worte speichern',
  'edit.saved': 'Mit Ihren Worten neu versiegelt.',
  'edit.savedLookAgain': 'Mit Ihren Worten neu versiegelt. Noch einmal hinsehen müssen: {names}.',

  approvedWaits:
    'Genehmigt. Geschrieben wird, wenn über die anderen Änderungen entschieden ist oder wenn Sie es sagen.',
  waitsFor:
    'Wartet auf {names}. Es geht weiter, sobald Readygate dort wieder geöffnet wird, in irgendeinem Vorgang, denn geschrieben wird in diesem Namen.',
  takeBack: 'Meine Genehmigung zurücknehmen',
  takeBackOthers: 'Die Genehmigungen zurücknehmen',
  written:
    'Am {at} {you, select, yes {in Ihrem Namen, {by},} other {im Namen von {by}}} geschrieben.',
  sending:
    'Seit {at} {you, select, yes {in Ihrem Namen, {by},} other {im Namen von {by}}} auf dem Weg zu Jira.',
  tried:
    'Am {at} {you, select, yes {in Ihrem Namen, {by},} other {im Namen von {by}}} an Jira geschickt.',
  audit: 'Audit-Eintrag {number}.',

  'drift.changed': 'Seitdem hat es jemand in Jira geändert.',
  'drift.gone': 'Es ist seitdem aus Jira verschwunden oder für Sie verborgen.',

  'resolve.label': 'Was daraus wurde',
  'resolve.uncertain':
    'Ob das geschrieben wurde, ist nicht bekannt: Die Antwort von Jira ging verloren, und Nachsehen half nicht. Sehen Sie sich den Vorgang an und sagen Sie dann, wie es ist.',
  'resolve.createSubtask': 'Es ist da. Der Schlüssel der Unteraufgabe oder ihre Adresse',
  'resolve.addComment': 'Es ist da. Die Id des Kommentars oder seine Adresse',
  'resolve.itIs': 'Das ist es',
  'resolve.missed': 'Das ist weder ein Schlüssel noch eine Adresse von Jira.',
  'resolve.writeAgain': 'Es ist nicht da: noch einmal schreiben',
  'resolve.giveUp': 'So lassen',
  'resolve.note':
    '„Noch einmal schreiben“ ist Ihre Genehmigung: Readygate sucht vorher noch einmal danach. „So lassen“ zählt es als nicht geschrieben und ändert in Jira nichts.',
  'resolve.failed':
    'Es wurde nicht geschrieben. Sie können es wieder öffnen; dann wartet es auf eine neue Genehmigung.',
  'resolve.conflict':
    'Jemand hat dasselbe in Jira zuerst geändert, deshalb wurde nichts überschrieben. Sehen Sie sich an, was dort steht; Sie können die Änderung wieder öffnen.',
  'resolve.reopen': 'Wieder öffnen',

  openUntil: 'Offen bis {until}. Entscheidet bis dahin niemand, wird nichts geschrieben.',
  writeNow:
    '{ready, plural, one {Die genehmigte Änderung} other {Die # genehmigten Änderungen}} jetzt schreiben und {left, plural, one {# andere} other {# andere}} offen lassen',
  nothingChosen: 'Es ist noch nichts gewählt.',
  decideLater: 'Später entscheiden',
  writeApproved:
    '{count, plural, one {Die genehmigte Änderung jetzt schreiben} other {# genehmigte Änderungen jetzt schreiben}}',
  approve: '{approve, plural, one {# Änderung} other {# Änderungen}} genehmigen',
  approveAndReject:
    '{approve, plural, one {# Änderung} other {# Änderungen}} genehmigen, {reject} ablehnen',
  reject: '{reject, plural, one {# Änderung ablehnen} other {# Änderungen ablehnen}}',
  withdraw: 'Vorschlag abbrechen',
  'withdraw.title': 'Abbrechen, was für {key} vorgeschlagen ist?',
  'withdraw.text':
    'Jede Änderung, die noch nicht an Jira ging, entfällt, auch was andere genehmigt haben. Was unterwegs ist, wird noch fertig. Das lässt sich nicht zurücknehmen; Sie können neu vorschlagen.',
  'withdraw.action': 'Änderungen verwerfen',
};

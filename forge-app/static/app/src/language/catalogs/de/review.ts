import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/review.ts';

export const catalog: Same<typeof en> = {
  window: 'Prüfung',
  title: 'Änderungen an {key} prüfen',
  undoTitle: 'Prüfen, was an {key} rückgängig gemacht wird',
  writingTitle: 'Die Änderungen an {key} werden gemacht',
  endedTitle: 'Was aus den Änderungen an {key} wurde',
  loading: 'Die Änderungen werden gelesen …',
  earlier:
    '{count, plural, one {# früher genehmigte Änderung geht} other {# früher genehmigte Änderungen gehen}} mit hinaus.',
  second:
    '{count, plural, one {# Änderung braucht} other {# Änderungen brauchen}} auch die Genehmigung einer anderen Person; vorher wird nichts geschrieben.',
  added: 'Neu',
  replaced: 'Der Vorgang hat sich nach dem Vorschlag geändert, deshalb wurde neu entworfen.',
  replacedFields: 'Geändert: {fields}.',
  'part.summary': 'die Zusammenfassung',
  'part.description': 'die Beschreibung',
  'part.subtasks': 'die Unteraufgaben',
  'part.type': 'der Typ',
  'part.other': 'ein anderes Feld',
  gone: 'Nicht mehr vorgeschlagen',
  'lookAgain.you':
    'Sie haben einen Teil des früheren Vorschlags genehmigt: Das gilt nicht mehr. Sehen Sie noch einmal hin.',
  'lookAgain.other':
    'Jemand hat einen Teil des früheren Vorschlags genehmigt und muss noch einmal hinsehen.',
  rejectedBefore:
    '{count, plural, one {# Änderung ist} other {# Änderungen sind}} weggelassen: bei gleichem Text schon einmal abgelehnt.',
  effects: 'Was gesetzt wird',
  'confidence.high': 'Hohe Sicherheit',
  'confidence.low': 'Geringe Sicherheit',
  'risk.low': 'Geringes Risiko',
  'risk.medium': 'Mittleres Risiko',
  'risk.high': 'Hohes Risiko',
  position: '{number} von {total}',
  leftOut: 'Nicht angehakt: wird abgelehnt und nicht gemacht.',
  'doubt.confidence': 'Nicht vorab angehakt: Die Sicherheit ist gering.',
  'doubt.risk': 'Nicht vorab angehakt: Das Risiko ist hoch.',
  'doubt.assumption': 'Nicht vorab angehakt: Es beruht auf einer Annahme.',
  'objection.proposer_excluded':
    'Jemand anderes muss das genehmigen: Sie haben es vorgeschlagen oder bearbeitet.',
  'objection.not_a_reviewer': 'Die Richtlinie dieses Bereichs nennt dafür andere Personen.',
  'objection.role_unreadable':
    'Die Richtlinie nennt eine Rolle, die Readygate in diesem Bereich nicht nachsehen darf.',
  approve: '{approve, plural, one {# Änderung} other {# Änderungen}} genehmigen',
  approveAndReject:
    '{approve, plural, one {# Änderung} other {# Änderungen}} genehmigen, {reject} ablehnen',
  reject: '{reject, plural, one {# Änderung ablehnen} other {Alle # Änderungen ablehnen}}',
  decideLater: 'Später entscheiden',
  openUntil: 'Offen bis {until}. Entscheidet bis dahin niemand, wird nichts geschrieben.',
};

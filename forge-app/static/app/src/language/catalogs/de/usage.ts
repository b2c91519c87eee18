import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/usage.ts';

export const catalog: Same<typeof en> = {
  title: 'Lizenz und Nutzung',
  edition: 'Edition',
  licence: 'Lizenz',
  'licence.none': 'Es wird keine Lizenz geprüft: Der Betreiber betreibt dies ohne Marketplace.',
  'licence.active': 'Aktiv',
  'licence.trial': 'Testphase',
  'licence.inactive': 'Abgelaufen',
  'licence.absent': 'Jira nennt keine',
  'access.full': 'Alles funktioniert.',
  'access.grace': 'Alles funktioniert bis {until}. Erneuern Sie die Lizenz vorher.',
  'access.lapsed':
    'Neues kann nicht begonnen werden. Was da ist, lässt sich lesen, zurücknehmen und exportieren.',
  quotas: 'Was die Edition erlaubt',
  kind: 'Art',
  'kind.judgements': 'Beurteilungen',
  'kind.refinements': 'Vorschläge',
  'kind.model_tokens': 'Token eines Modells',
  'kind.sweeps': 'Durchläufe',
  'span.day': 'Heute',
  'span.month': 'Diesen Monat',
  of: '{used} von {limit}',
  unlimited: '{used}, ohne Obergrenze',
  reserved: '{count} weitere sind unterwegs',
  resets: 'neu {at}',
  full: 'Aufgebraucht',
  days: 'Nach Tagen',
  period: 'Zeitraum',
  'period.month': 'Dieser Monat',
  'period.days': 'Letzte {count} Tage',
  chart:
    '{kind} nach Tagen, von {from} bis {to}: insgesamt {total}, {denied} abgelehnt. Die meisten an einem Tag: {most}.',
  table: 'Als Tabelle',
  day: 'Tag (UTC)',
  used: 'Genutzt',
  denied: 'Abgelehnt',
  download: 'Als CSV herunterladen',
  'nothing.title': 'In diesem Zeitraum wurde nichts genutzt',
  'nothing.text':
    'Hier erscheinen Tage, sobald ein Vorgang beurteilt oder Änderungen vorgeschlagen wurden.',
  denials: 'Warum etwas abgelehnt wurde',
  'denials.text':
    'Jede Ablehnung mangels Kontingent oder Lizenz ist ein Eintrag im Audit mit ihrem Grund.',
  'denials.none': 'Bisher wurde nichts abgelehnt.',
};

import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/usefulness.ts';

export const catalog: Same<typeof en> = {
  loading: 'Was folgte, wird gelesen…',
  asOf: 'Aus Jira gelesen: {when}.',
  never: 'Jira wurde dafür noch nicht gelesen.',
  gathering: 'Es wird gerade gelesen; das dauert einige Minuten.',
  'admins.title': 'Für Administratoren des Bereichs',
  'admins.text': 'Sie sehen hier, ob eine Regel Arbeit erkennt, die Ärger macht.',
  'few.title': 'Zu wenige erledigte Vorgänge, um etwas zu sagen',
  'few.text': '{counted} von {needed}, die nötig sind.',
  'few.why':
    'Ein Vorgang zählt, wenn er vor Beginn der Arbeit beurteilt wurde und jetzt erledigt ist. Unter dieser Zahl wäre ein Unterschied Zufall.',
  explained:
    'Ärger: nach Beginn der Arbeit wieder geöffnet, zurückgestellt, blockiert oder mitgeschleppt. Ein Unterschied sagt nicht, dass das eine die Ursache des anderen ist.',
  leftOut: 'Erledigte Vorgänge, die nicht zählen',
  'leftOut.no_start': 'Vor dem Ende nie in Arbeit',
  'leftOut.not_judged': 'Bei Beginn der Arbeit nicht beurteilt',
  'leftOut.changed_since': 'Zwischen Urteil und Beginn geändert',
  'leftOut.not_visible': 'Zeigt Jira Ihnen nicht',
  'column.rule': 'Regel',
  'column.verdict': 'Was die Zahlen sagen',
  'column.failed': 'Ärger, wo sie nicht erfüllt war',
  'column.passed': 'Ärger, wo sie erfüllt war',
  'column.difference': 'Unterschied in Prozentpunkten',
  'verdict.useful': 'Mehr Ärger, wo sie nicht erfüllt ist',
  'verdict.no_difference_shown': 'Kein Unterschied zu sehen',
  'verdict.opposite': 'Weniger Ärger, wo sie nicht erfüllt ist',
  'verdict.not_enough_data': 'Zu wenige Vorgänge',
  trouble: '{withTrouble} von {issues} ({share})',
  difference: '{value} ({lower} bis {upper})',
};

import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/start.ts';

export const catalog: Same<typeof en> = {
  title: 'Von null bis zur ersten genehmigten Änderung',
  intro:
    'Fünf Schritte. Jeder sagt, was geschieht und was nicht; Sie können nach jedem aufhören und später weitermachen.',
  'state.done': 'Erledigt',
  'state.now': 'Jetzt',
  'state.later': 'Später',
  will: 'Was geschieht',
  wont: 'Was nicht geschieht',
  'connection.title': 'Ist die Verbindung gesund?',
  'connection.will': 'Readygate prüft, ob Jiras Aufrufe ankommen und ob Jira antwortet.',
  'connection.wont': 'Kein Vorgang wird gelesen.',
  'connection.good': 'Jira hat angerufen, die Signatur gilt, und Jira hat geantwortet.',
  'connection.noToken':
    'Das eigene Token der App ist noch nicht da; Jira bringt es innerhalb einer Stunde. Sie können inzwischen weitermachen.',
  'connection.refused':
    'Jira hat das Token der App abgelehnt. Es wird innerhalb einer Stunde erneuert; bleibt es dabei, installieren Sie die App neu.',
  'spaces.title': 'Bereiche zum Beobachten wählen',
  'spaces.will':
    'Vorgänge dieser Bereiche werden beurteilt, wenn jemand sie öffnet; das Ergebnis steht daneben.',
  'spaces.wont':
    'Es wird nichts vorgeschlagen, niemand gefragt, nichts in Jira geschrieben, und nichts geht an ein Modell.',
  'spaces.legend': 'Einschalten als',
  'spaces.choose': 'Bereiche',
  'spaces.turnOn':
    '{count, plural, =0 {Zuerst einen Bereich wählen} one {# Bereich einschalten} other {# Bereiche einschalten}}',
  'spaces.done': 'Eingeschaltet: {spaces}.',
  'spaces.all': 'Jeden Modus ändern Sie unter dem Reiter Bereiche.',
  'result.title': 'Ein erstes Ergebnis sehen',
  'result.will':
    'Bis zu drei Vorgänge, mit denen noch niemand begonnen hat, werden als Sie gelesen und nach Regeln beurteilt; Sie sehen, was fehlt.',
  'result.wont': 'Die Vorgänge werden nicht geändert, und niemand wird benachrichtigt.',
  'result.space': 'Bereich',
  'result.judge': 'Bis zu drei Vorgänge beurteilen',
  'result.none':
    'In diesem Bereich ist nichts zu tun: Es gibt keinen Vorgang in einem Status der Kategorie „Zu erledigen“. Wählen Sie einen anderen Bereich.',
  'result.judging': 'Wird beurteilt …',
  'result.off': 'Dieser Bereich wurde inzwischen ausgeschaltet.',
  'result.missing':
    '{count, plural, =0 {Es fehlt nichts.} one {# Sache fehlt.} other {# Sachen fehlen.}}',
  'result.done': '{key} wurde beurteilt: {score} von 100.',
  'approvers.title': 'Zwei Personen benennen, die genehmigen',
  'approvers.will':
    'Diese Personen bekommen in jedem Bereich die Rolle Mitglied: Sie dürfen vorschlagen lassen und genehmigen, was sie in Jira von Hand ändern dürfen, mehr nicht. Nötig ist das nicht: Wer eine Änderung von Hand machen könnte, darf sie genehmigen.',
  'approvers.wont':
    'Niemand bekommt ein Recht in Jira. Wer benannt ist, hat genau diese Rolle, auch wo Jira eine höhere gäbe; Sie bleiben Admin.',
  'approvers.done': 'Benannt: {people}.',
  'approvers.others': 'Unter dem Reiter Rollen benannt.',
  'approvers.more':
    '{count, plural, one {Benennen Sie noch # Person.} other {Benennen Sie noch # Personen.}}',
  'approvers.people': 'Personen oder Gruppen',
  'approvers.give': 'Rolle geben',
  'propose.title': 'Einen Bereich vorschlagen lassen',
  'propose.will':
    'In diesem einen Bereich sehen Personen die Schaltfläche „Änderungen vorschlagen“. Ein Vorschlag zeigt wörtlich, was geschrieben würde; was eine Person genehmigt, wird als diese Person geschrieben und lässt sich rückgängig machen.',
  'propose.wont':
    'Ohne Genehmigung wird nie etwas geschrieben, und nichts wird vorgeschlagen, wenn niemand darum bittet. Die anderen Bereiche bleiben, wie sie sind.',
  'propose.space': 'Bereich, der vorschlägt',
  'propose.switch': 'Auf Vorschlagen stellen',
  'propose.ask': '{name} vorschlagen lassen?',
  'propose.done':
    '{spaces} kann vorschlagen. Öffnen Sie dort einen Vorgang und drücken Sie „Änderungen vorschlagen“.',
  open: '{key} öffnen',
  'finished.title': 'Alles ist eingerichtet',
  'finished.text':
    'Der erste Vorschlag ist einen Tastendruck entfernt. Das Schreiben lässt sich jederzeit unter dem Reiter „Schreiben stoppen“ anhalten.',
};

import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/privacy.ts';

export const catalog: Same<typeof en> = {
  title: 'Datenschutz',
  intro:
    'Das ist alles, was über diese Site gespeichert wird; ein Test jeder Version vergleicht es mit der Datenbank. Namen und Mailadressen werden nirgends gespeichert; nach Atlassian-Passwörtern oder API-Token wird nie gefragt.',
  'leaves.title': 'Was hinausgeht',
  'leaves.none': 'Derzeit geht nichts von hier an ein Modell.',
  'leaves.model':
    'Ein Modell ist eingeschaltet: Was wohin geht, steht unter dem Reiter KI bei jedem Aufruf.',
  region: 'Wo es liegt: {region}.',
  'region.unsaid': 'Der Betreiber hat nicht angegeben, wo Daten liegen.',
  'stored.title': 'Was gespeichert wird',
  what: 'Was',
  why: 'Warum',
  holds: 'Enthält',
  term: 'Wie lange',
  'holds.content': 'Wörter von Vorgängen',
  'holds.accounts': 'Konto-Ids',
  'holds.codes': 'Codes',
  'holds.encrypted': 'Vertrauliches ist mit einem Schlüssel dieser Site verschlüsselt',
  'term.hours': 'bis es endet oder nicht mehr gebraucht wird, höchstens 4 Stunden',
  'term.day': 'einen Tag',
  'term.done': 'bis es erledigt ist, und 30 Tage danach',
  'term.installed': 'solange die App installiert ist, danach bis der Betreiber es löscht',
  'kind.judgements.what': 'Beurteilungen von Vorgängen',
  'kind.judgements.why':
    'Um ein Ergebnis zu zeigen, ohne jedes Mal Jira zu lesen, und bei Änderungen neu zu beurteilen',
  'kind.sweeps.what': 'Durchgänge',
  'kind.sweeps.why':
    'Um ein ganzes Backlog auf einmal zu beurteilen und mit dem letzten Mal zu vergleichen',
  'kind.proposals.what': 'Vorschläge und Rückfragen',
  'kind.proposals.why': 'Um zu warten, notfalls tagelang, bis jemand entscheidet',
  'kind.decisions.what': 'Entscheidungen',
  'kind.decisions.why': 'Um genau das Genehmigte zu schreiben und zu sagen, von wem',
  'kind.ledger.what': 'Das Verzeichnis der Schreibvorgänge',
  'kind.ledger.why': 'Um alles genau einmal zu schreiben und zurücknehmen zu können',
  'kind.audit.what': 'Die Audit-Kette',
  'kind.audit.why': 'Um zu belegen, wer was getan hat und dass nichts verändert wurde',
  'kind.settings.what': 'Einstellungen und ihr Verlauf',
  'kind.settings.why':
    'Um so zu arbeiten, wie Sie es eingestellt haben, und zu sagen, wer es geändert hat',
  'kind.messages.what': 'Dass Personen benachrichtigt wurden',
  'kind.messages.why': 'Um jede Person einmal zu benachrichtigen',
  'kind.model_calls.what': 'Einträge über Aufrufe eines Modells',
  'kind.model_calls.why': 'Um zu zeigen, was hinausging, und Obergrenzen einzuhalten',
  'kind.usage.what': 'Nutzung und Kontingente',
  'kind.usage.why': 'Um zu zählen, was die Edition erlaubt',
  'kind.installation.what': 'Die Installation und ihre Schlüssel',
  'kind.installation.why':
    'Um die Site zu kennen und zu verschlüsseln, was über sie gespeichert ist',
  'kind.errands.what': 'Weitergereichte Arbeit',
  'kind.errands.why': 'Um nichts zu verlieren, wenn ein Prozess stirbt',
  'kind.tokens.what': 'Token von Jira',
  'kind.tokens.why':
    'Um in Jira als App oder als die genehmigende Person zu lesen und zu schreiben',
  'kind.replies.what': 'Antworten auf Befehle',
  'kind.replies.why': 'Damit derselbe Druck einmal zählt, auch wenn die Antwort verloren ging',
  'kind.limits.what': 'Zähler von Aufrufen',
  'kind.limits.why': 'Um Jiras und eigene Grenzen einzuhalten',
  'rights.title': 'Was Sie heute tun können',
  'rights.audit':
    'Die Audit-Kette unter dem Reiter Audit exportieren und die Nutzung als CSV unter Lizenz und Nutzung.',
  'rights.uninstall':
    'Die App deinstallieren: Arbeit und Schreiben enden sofort, und ihre Token werden gelöscht. Bitten Sie den Betreiber, das Übrige zu löschen.',
};

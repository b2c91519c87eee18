import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/installation.ts';

export const catalog: Same<typeof en> = {
  title: 'Installation',
  notice: 'Vom Betreiber',
  health: 'Zustand',
  good: 'Gut',
  look: 'Prüfen',
  'check.keys': 'Signatur von Jiras Aufrufen',
  'check.keys.good':
    'Atlassians öffentliche Schlüssel waren lesbar, und dieser Aufruf ist mit einem davon signiert.',
  'check.api': 'Die API von Readygate',
  'check.api.good': 'Sie hat eben geantwortet, mit ihrer Datenbank.',
  'check.jira': 'Die API von Jira',
  'check.jira.good': 'Sie hat in der letzten Minute geantwortet, gefragt als Sie.',
  'check.events': 'Ereignisse von Jira',
  'check.events.good': 'Das letzte kam {ago}.',
  'check.events.late':
    'Das letzte kam {ago}, obwohl Jira mindestens stündlich anruft. Fragen Sie den Betreiber, ob Jira die API erreicht.',
  'check.events.none': 'Noch keines. Das erste kommt innerhalb einer Stunde nach der Installation.',
  'check.token': 'Das eigene Token der App',
  'check.token.good': 'Frisch bis {until}. Jira erneuert es jede Stunde.',
  'check.token.ended':
    'Es endete {until}. Bis Jira ein neues bringt, wird nur beurteilt, was Personen selbst ansehen.',
  'check.token.refused':
    'Jira hat es abgelehnt. Es wird innerhalb einer Stunde erneuert; bleibt es dabei, installieren Sie die App neu.',
  'check.token.none': 'Noch nicht da; Jira bringt es innerhalb einer Stunde.',
  facts: 'Was installiert ist',
  environment: 'Umgebung',
  version: 'Version der App',
  unknown: 'Nicht bekannt',
  since: 'Installiert',
  scopes: 'Verwendete Scopes',
  operator: 'Wer es betreibt und wo Daten liegen',
  region: 'Region der Daten',
  support: 'Hilfe',
  security: 'Um eine Schwachstelle zu melden',
  unsaid: 'Der Betreiber hat es nicht angegeben.',
};

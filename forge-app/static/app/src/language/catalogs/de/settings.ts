import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/settings.ts';

export const catalog: Same<typeof en> = {
  ofSite: 'Das kann die Jira-Administration ändern.',
  mode: 'Modus',
  'mode.note': 'Was Readygate in diesem Bereich tut.',
  'mode.off': 'Aus',
  'mode.off.note': 'Nichts wird beurteilt, vorgeschlagen oder geschrieben.',
  'mode.observe': 'Beobachten',
  'mode.observe.note':
    'Vorgänge werden beurteilt und gezeigt. Nichts wird vorgeschlagen oder geschrieben.',
  'mode.propose': 'Vorschlagen',
  'mode.propose.note':
    'Änderungen werden vorgeschlagen und geschrieben, sobald sie genehmigt sind.',
  publishing: 'Punkte in Jira',
  'publishing.note': 'Ob die Punkte als Feld in Jira und als Schranke in Workflows gezeigt werden.',
  'publishing.off': 'Nicht veröffentlicht',
  'publishing.off.note': 'Die Punkte bleiben in Readygate.',
  'publishing.field': 'Feld',
  'publishing.field.note':
    'Das schreibgeschützte Feld Readiness hält die Punkte, für Spalten, Filter und Übersichten.',
  'publishing.field_and_gate': 'Feld und Schranke',
  'publishing.field_and_gate.note':
    'Ein Workflow kann einen Vorgang außerdem zurückhalten und sagen, was fehlt. Das ist eine Hilfe und keine Kontrolle.',
  'publishing.language': 'Sprache der Schranke',
  'publishing.problem':
    'Zurzeit wird nichts veröffentlicht: {code}. Setzen Sie es neu, wenn das behoben ist.',
  'publishing.problem.field_not_found':
    'Zurzeit wird nichts veröffentlicht: Jira zeigt das Feld Readiness auf dieser Site nicht.',
  'publishing.problem.jira_permission_missing':
    'Zurzeit wird nichts veröffentlicht: Jira lässt die App hier nicht schreiben.',
  'language.en': 'Englisch',
  'language.de': 'Deutsch',
  'language.fr': 'Französisch',
  'language.es': 'Spanisch',
  comments: 'Kommentare in einem Servicebereich',
  'comments.note':
    'Wer die Fragen liest, die Readygate stellt, sobald sie genehmigt sind. Das gilt nur in Servicebereichen; ein Arbeitsauftrag ist immer eine interne Notiz.',
  'comments.internal': 'Nur das Team',
  'comments.internal.note': 'Fragen sind interne Notizen.',
  'comments.customer': 'Auch der Kunde',
  'comments.customer.note':
    'Fragen sind Kommentare, die der Kunde sieht. Jede Zeile sagt das, bevor sie genehmigt wird.',
  model: 'KI-Modell',
  'model.note': 'Ob ein Modell die Vorgänge dieses Bereichs sehen darf. Es bewegt nie die Punkte.',
  'model.label': 'Ein Modell darf die Vorgänge dieses Bereichs sehen',
  'model.on': 'An',
  'model.off': 'Aus',
  'model.siteOff':
    'Zurzeit wird kein Modell gefragt: Es ist für die ganze Site aus oder gestoppt, oder dieser Bereich ist aus.',
  roles: 'Rollen',
  'roles.note':
    'Wo niemand genannt ist, entscheiden Jiras Berechtigungen. Eine Rolle geht nie darüber hinaus.',
  'role.admin': 'Administratoren: setzen Regeln, Richtlinien und diese Seite',
  'role.member': 'Mitglieder: schlagen vor, genehmigen, haken ab und nehmen aus',
  'role.viewer': 'Betrachter: lesen',
  'roles.given': '{role}: {names}',
  'roles.nobody': 'niemand',
};

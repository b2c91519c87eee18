import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/column.ts';

export const catalog: Same<typeof en> = {
  panel: 'Reife',
  loading: 'Dieser Vorgang wird gelesen …',
  'verdict.ready': 'Bereit zur Umsetzung: {score} von 100.',
  'verdict.needs_work': 'Braucht noch etwas Arbeit: {score} von 100.',
  'verdict.not_ready': 'Nicht bereit zur Umsetzung: {score} von 100.',
  judgedNow: 'Eben beurteilt',
  judged: 'Beurteilt {ago}',
  judgedBefore: '{judged}, seitdem geändert.',
  firstJudgement: 'Dieser Vorgang wird zum ersten Mal beurteilt …',
  judgingAgain: 'Seitdem geändert, wird neu beurteilt …',
  putOff: 'Das Beurteilen wartet: {reason}',
  putOffUntil: 'Das Beurteilen wartet bis {until}: {reason}',
  'putOff.quota_exceeded': 'Was die Edition dieser Site erlaubt, ist aufgebraucht.',
  'putOff.licence_inactive':
    'Die Lizenz dieser Site ist abgelaufen. Die Jira-Administration kann sie erneuern.',
  nothingMissing: 'Es fehlt nichts.',
  findings: 'Was fehlt',
  'severity.critical': ', kritisch',
  'severity.warning': ', eine Warnung',
  'severity.info': ', zur Information',
  'severity.hint': ', ein Hinweis',
  more: '{count, plural, one {# weiterer Befund} other {# weitere Befunde}}',
  hints: '{count, plural, one {# Hinweis} other {# Hinweise}}',
  hintsNote: 'Hinweise zählen nicht für die Punktzahl.',

  actions: 'Nächster Schritt',
  propose: 'Änderungen vorschlagen',
  proposeAgain: 'Erneut Änderungen vorschlagen',
  proposeNote:
    'Readygate entwirft aus dem, was hier steht, Unteraufgaben. In Jira wird nichts geschrieben, bevor Sie es genehmigen.',
  'working.requested': 'Beginnt …',
  'working.analysing': 'Der Vorgang wird gelesen …',
  'working.drafting': 'Die Änderungen werden entworfen …',
  readingPlan: 'Die Änderungen werden gelesen …',
  review: '{count, plural, one {# Änderung} other {# Änderungen}} prüfen',
  look: '{count, plural, one {# Änderung} other {# Änderungen}} ansehen',
  planWaits:
    '{count, plural, one {# Änderung wartet} other {# Änderungen warten}} bis {until} auf eine Entscheidung.',
  reminded: 'Es wurde daran erinnert.',
  waitingForApprover: 'Wartet auf eine Genehmigung',
  observe: 'Dieser Bereich beobachtet nur: Hier wird nichts vorgeschlagen oder geschrieben.',
  off: 'Readygate ist für diesen Bereich ausgeschaltet. Die Jira-Administration kann es einschalten.',
};

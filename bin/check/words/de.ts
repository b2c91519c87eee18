import type { CheckWords } from './words.ts';

export const de: CheckWords = {
  status: {
    ready: 'bereit',
    needs_work: 'zu überarbeiten',
    not_ready: 'nicht bereit',
    unread: 'nicht lesbar',
  },
  severity: { critical: 'kritisch', warning: 'Warnung', info: 'Hinweis' },
  ready: (ready, all) =>
    `${ready} von ${all} ${all === 1 ? 'Vorgang' : 'Vorgängen'} ${all === 1 || ready === 1 ? 'ist' : 'sind'} bereit zur Umsetzung`,
  score: (score) => `${score} von 100`,
  judgedBy: (pack, version) => `Beurteilt nach den Regeln des Pakets ${pack} ${version}`,
  overview: 'Überblick',
  scores: 'Punkte von 0 bis 100',
  workItems: 'Vorgänge',
  gaps: 'Was am häufigsten fehlt',
  gapsAbout: 'Jede Lücke mit der Zahl der Vorgänge, die sie haben, die häufigste zuerst.',
  gap: 'Lücke',
  found: 'Vorgänge',
  share: 'Anteil',
  hints: 'Hinweise',
  risks: 'Risikobereiche',
  nothingMissing: 'Es fehlt nichts.',
  more: (count) => `und ${count} weitere`,
  show: 'Zeigen',
  order: 'Die schlechtesten zuerst; unter gleichen die, die am wenigsten Aufwand machen.',
  capped: (listed, all) =>
    `Die ${listed} schlechtesten von ${all} Vorgängen sind aufgeführt; die Zahlen oben zählen alle, und --format csv enthält alle.`,
  filter: 'Filtern und sortieren',
  search: 'Schlüssel oder Zusammenfassung suchen',
  anyStatus: 'jeder Status',
  anyGap: 'jede Lücke',
  sort: 'Sortieren nach',
  sorts: { worst: 'schlechteste zuerst', best: 'beste zuerst', key: 'Schlüssel' },
  shown: (shown, all) => `${shown} von ${all} gezeigt`,
  none: 'Die Eingabe enthält keine Vorgänge.',
  summary: 'Zusammenfassung',
  description: 'Beschreibung',
  unreadTitle: 'Was nicht gelesen werden konnte',
  criteriaFrom: (names) => `Akzeptanzkriterien werden auch aus dem Feld ${names} gelesen.`,
  noDescription:
    'Einige Vorgänge kamen ohne Beschreibung; sie gilt als nicht gelesen. Exportieren Sie alle Felder, oder nennen Sie die Spalte mit --map "Description=SPALTE".',
  unnamedFields:
    'Benutzerdefinierte Felder kamen ohne ihre Namen; Akzeptanzkriterien darin werden nicht gesehen. Fragen Sie Jira mit expand=names, oder sagen Sie --map "Acceptance criteria=customfield_12345".',
  morePages: 'Jira hat mehr Seiten dieser Suche, als übergeben wurden.',
  leftOut: {
    judged: (reasons) =>
      `Hier mitbeurteilt, in Jira nach diesem Paket nicht: ${reasons}. Mit --only-judged bleiben sie weg.`,
    omitted: (reasons) => `Ausgelassen, weil dieses Paket sie nicht beurteilt: ${reasons}.`,
    by: {
      status: (count) => `${count} wegen des Status`,
      type: (count) => `${count} wegen des Typs`,
      service: (count) => `${count} von Kunden`,
    },
  },
};

import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/spaces.ts';

export const catalog: Same<typeof en> = {
  title: 'Bereiche',
  intro:
    'Readygate arbeitet nur in Bereichen, die Sie einschalten. Eine Änderung gilt ab der nächsten Anfrage.',
  mode: 'Modus',
  modeOf: 'Modus von {name}',
  'mode.off': 'Aus',
  'mode.observe': 'Beobachten',
  'mode.propose': 'Vorschlagen',
  'mode.off.text': 'Es wird nichts gelesen, beurteilt oder angezeigt.',
  'mode.observe.text':
    'Vorgänge werden beurteilt und angezeigt. Keine Vorschläge, in Jira wird nichts geschrieben.',
  'mode.propose.text':
    'Personen können sich Änderungen vorschlagen lassen. Was eine Person genehmigt, wird als diese Person geschrieben, sonst nichts.',
  'set.off': 'Ausschalten',
  'set.observe': 'Nur beurteilen und zeigen',
  'set.propose': 'Vorschläge zulassen',
  name: 'Bereich',
  find: 'Bereich suchen',
  leftOut:
    '{count, plural, one {# Bereich mit eigenem Modus ist in Jira für Sie verborgen.} other {# Bereiche mit eigenem Modus sind in Jira für Sie verborgen.}}',
  more: 'Weitere Bereiche zeigen',
  'none.title': 'Kein Bereich zum Einschalten',
  'none.text':
    'Jira zeigt Ihnen keinen Bereich. Bitten Sie jemanden, der einen administriert, um Zugang.',
  changed: '{name}: {mode}',
};

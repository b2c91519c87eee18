import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/stops.ts';

export const catalog: Same<typeof en> = {
  title: 'Schreiben stoppen',
  'running.title': 'Genehmigte Änderungen werden geschrieben',
  'running.text':
    'Ein Stopp gilt vor dem nächsten Aufruf von Jira, in jedem Bereich dieser Site. Was unterwegs ist, endet; nichts Neues beginnt. Beurteilen, Vorschlagen und Genehmigen gehen weiter, und Genehmigtes wartet.',
  stop: 'Alles Schreiben jetzt stoppen',
  'stop.ask': 'Alles Schreiben dieser Site stoppen?',
  'stopped.title': 'Alles Schreiben ist gestoppt',
  'stopped.by': 'Gestoppt von {who}, {at}.',
  'stopped.text':
    'In Jira wird nichts geschrieben. Genehmigtes wartet und geht von selbst weiter, sobald Schreiben wieder erlaubt ist, oder es verfällt.',
  resume: 'Schreiben wieder zulassen',
  'resume.ask': 'Schreiben wieder zulassen?',
  'resume.text':
    'Was genehmigt wurde und wartet, wird jetzt geschrieben, als die Personen, die es genehmigt haben.',
  deployment:
    'Der Betreiber hat am {at} alles Schreiben dieser Installation gestoppt. Nur der Betreiber kann es wieder zulassen.',
  recovering:
    'Seit {at} wird eine wiederhergestellte Datenbank mit Jira verglichen; danach geht das Schreiben von selbst weiter.',
  waiting: 'Was stillsteht',
  'waiting.none': 'Nichts, was Sie sehen dürfen, wartet auf das Schreiben.',
  'waiting.plan': '{key}: {count, plural, one {# Änderung} other {# Änderungen}}',
  'waiting.more': 'Es gibt mehr, als hier aufgeführt ist.',
  leftOut:
    '{count, plural, one {# weitere betrifft einen Vorgang, den Jira Ihnen nicht zeigt.} other {# weitere betreffen Vorgänge, die Jira Ihnen nicht zeigt.}}',
};

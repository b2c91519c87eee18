/** Words of the audit chain. */
export const catalog = {
  title: 'Audit',
  intro:
    'Every judgement, decision, setting, denial and write is an entry of one chain: whoever altered, removed or inserted one would break it.',
  'verify.title': 'Verification',
  'verify.head':
    'The chain has {count, plural, one {# entry} other {# entries}}; the hash of the last one is {hash}.',
  'verify.never': 'It was not verified yet; that happens every night, and when you ask for it.',
  'verify.holds': 'It holds: all {count, number} entries were read on {at}.',
  'verify.broken':
    'It does not hold: behind entry {seq, number} something is wrong ({problem}), found on {at}. Tell the operator.',
  'verify.behind':
    '{count, plural, =0 {Nothing came since.} one {# entry came since.} other {# entries came since.}}',
  'verify.ask': 'Verify now',
  'verify.running': 'A worker reads all {count, number} entries and checks each hash…',
  filter: 'Filter',
  'filter.since': 'From day (UTC)',
  'filter.until': 'Through day (UTC)',
  'filter.action': 'Action',
  'filter.any': 'Any action',
  'filter.subject': 'Subject, such as issue:10112',
  'filter.subject.form': 'A kind, a colon and an id: issue:10112',
  'filter.show': 'Show',
  entries: 'Entries',
  number: 'No.',
  at: 'When',
  action: 'Action',
  who: 'Who',
  about: 'About',
  detail: 'Detail',
  'actor.person': 'A person',
  'actor.app': 'The app',
  'actor.operator': 'The operator',
  'actor.system': 'Readygate',
  more: 'Show older entries',
  'none.title': 'No entry fits',
  'none.text': 'Take a wider period or another action; entries are never deleted.',
  leftOut:
    '{count, plural, one {# entry is left out: it is about a work item that Jira does not show you.} other {# entries are left out: they are about work items that Jira does not show you.}}',
  'export.title': 'Export',
  'export.text':
    'The file is put together here, part by part. JSON lines can be verified offline with readygate audit verify or docs/verify-audit.py; a filtered or incomplete file with --selection. The table is for reading.',
  'export.jsonl': 'Export JSON lines',
  'export.csv': 'Export a table (CSV)',
  'export.running': '{count, number} entries read so far…',
  'export.stop': 'Stop the export',
  'export.done':
    '{count, plural, one {# entry is in the file.} other {# entries are in the file.}}',
  'export.leftOut':
    '{count, plural, =0 {None was left out.} one {# was left out: Jira does not show you its work item.} other {# were left out: Jira does not show you their work items.}}',
} as const;

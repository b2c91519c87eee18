/** Words of the stop of all writes. */
export const catalog = {
  title: 'Stop all writes',
  'running.title': 'Approved changes are written',
  'running.text':
    'A stop holds before the next call to Jira, in every space of this site. What is on its way ends; nothing new begins. Judging, proposing and approving go on, and what is approved waits.',
  stop: 'Stop all writes now',
  'stop.ask': 'Stop all writes of this site?',
  'stopped.title': 'All writes are stopped',
  'stopped.by': 'Stopped by {who}, {at}.',
  'stopped.text':
    'Nothing is written to Jira. What was approved waits and goes on by itself once writes are allowed, or expires.',
  resume: 'Let writes go on',
  'resume.ask': 'Let writes go on?',
  'resume.text': 'What was approved and waits is written now, as the people who approved it.',
  deployment:
    'The operator stopped all writes of this installation on {at}. Only the operator can let them go on.',
  recovering:
    'A restored database is being held against Jira since {at}; writes go on by themselves afterwards.',
  waiting: 'What stands still',
  'waiting.none': 'Nothing that you may see waits for being written.',
  'waiting.plan': '{key}: {count, plural, one {# change} other {# changes}}',
  'waiting.more': 'There are more than are listed here.',
  leftOut:
    '{count, plural, one {# more is about a work item that Jira does not show you.} other {# more are about work items that Jira does not show you.}}',
} as const;

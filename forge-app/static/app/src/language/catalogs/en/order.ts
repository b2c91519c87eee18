/** Words of the work order of a work item. */
export const catalog = {
  'notJudged.title': 'Not read yet',
  'notJudged.text': 'The work order is made from what was read when the work item was judged.',
  profile: 'Worded for',
  asOf: 'From the work item as it was on {at}.',
  stale: 'From the work item as it was on {at}; it changed since.',
  leftOut:
    '{count, plural, one {# subtask that you may not see is} other {# subtasks that you may not see are}} left out.',
  copy: 'Copy as Markdown',
  copied: 'Copied.',
  notCopied: 'The browser did not allow it: select the text and copy it.',
  save: 'Download JSON',
  notSaved: 'It could not be read. Try again.',
  put: 'Put it into Jira',
  putNote: 'It is proposed as a change of its own; nothing is written until you approve it.',
  'put.comment': 'Propose as a comment',
  'put.section': 'Propose as a section of the description',
} as const;

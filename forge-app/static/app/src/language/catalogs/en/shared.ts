/** Words of every page. Jira's present terms are used: work item, space. */
export const catalog = {
  loading: 'Loading…',
  crashed: 'Readygate cannot show this. Nothing was changed by it; open the page again.',
  tryAgain: 'Try again',
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  requestId: 'Request {id}',

  'conflict.title': 'Somebody changed this first',
  'conflict.text':
    'Nothing of yours was saved, and what you typed is still here. Look at what stands now, or save yours over it.',
  'conflict.theirs': 'Take what stands now',
  'conflict.mine': 'Save mine over it',

  'problem.offline.title': 'You are offline',
  'problem.offline.text':
    'What is shown may be out of date. Nothing was lost; it goes on by itself when you are connected again.',
  'problem.expired.title': 'This page was open for too long',
  'problem.expired.text':
    'Jira no longer vouches for it, so nothing was done. Load the page again; what was approved is safe.',
  'problem.expired.reload': 'Load again',
  'problem.unreachable.title': 'Readygate does not answer',
  'problem.unreachable.text':
    'What is shown may be out of date; nothing is written without an approval. Try again in a moment.',
  'problem.answer_unknown.title': 'The answer did not arrive',
  'problem.answer_unknown.text':
    'It may have been recorded or not. Try again: however often you do, it counts once.',
  'problem.jira_down.title': 'Jira does not answer now',
  'problem.jira_down.text': 'Nothing was lost; try again in a minute and it goes on where it was.',
  'problem.busy.title': 'Readygate is busy',
  'problem.busy.text': 'Nothing was lost; try again in a moment and it goes on where it was.',
  'problem.somebody_first.title': 'Somebody decided first',
  'problem.somebody_first.text': 'Your decision was not taken. Below is what stands now.',
  'problem.plan_changed.title': 'The changes are not the ones you saw',
  'problem.plan_changed.text':
    'Your decision was not taken. Look at them again; nothing was written.',
  'problem.too_late.title': 'The time to decide is over',
  'problem.too_late.text': 'Nothing was written. You can propose changes again.',
  'problem.changed.title': 'This changed in the meantime',
  'problem.changed.text': 'Nothing was changed by you. Look at what stands now.',
  'problem.no_right.title': 'Jira does not let you do this',
  'problem.no_right.text':
    'Nothing was changed. Ask somebody who may make these changes in Jira by hand.',
  'problem.no_role.title': 'Your role in Readygate does not allow this',
  'problem.no_role.text':
    'Nothing was changed. An administrator of the space can give you another role.',
  'problem.off.title': 'Readygate does not propose here',
  'problem.off.text': 'Nothing was changed. A Jira administrator can turn it on.',
  'problem.licence.title': 'The licence of this site has ended',
  'problem.licence.text':
    'Nothing new can be begun. What is there can be read, taken back and exported; what was approved is still written.',
  'problem.quota.title': 'What the edition of this site allows is used up',
  'problem.quota.text': 'Nothing was changed. A Jira administrator sees when it begins anew.',
  'problem.hidden.title': 'There is nothing to show',
  'problem.hidden.text': 'It is gone, or you may not see it.',
  'problem.not_undone.title': 'This cannot be undone now',
  'problem.not_undone.text':
    'Nothing was changed. It is too old, was undone already, or something else is still open here.',
  'problem.stopped.title': 'Writing is stopped for this site',
  'problem.stopped.text': 'Nothing was written. Ask a Jira administrator.',
  'problem.inactive.title': 'Readygate is not at work on this site',
  'problem.inactive.text':
    'Nothing was changed. The app was suspended or removed; a Jira administrator sees why.',
  'problem.approvals_missing.title': 'This still needs an approval',
  'problem.approvals_missing.text':
    'Nothing was written. What needs two people is sent once the second has approved it.',
  'problem.questions_open.title': 'Questions about this work item are still open',
  'problem.questions_open.text': 'Nothing was changed. Answer them or end them first.',
  'problem.locked_out.title': 'That would lock you out',
  'problem.locked_out.text':
    'Nothing was changed. Keep yourself, or a group you are in, among the administrators.',
  'problem.unlisted.title': 'Jira has to be asked by hand',
  'problem.unlisted.text': 'Nothing was changed. The instructions say which workflows to look at.',
  'problem.invalid.title': 'That is not accepted as it is',
  'problem.invalid.text': 'Nothing was changed.',
  'problem.other.title': 'That did not work',
  'problem.other.text': 'Nothing was changed.',

  history: 'History',
  'history.none': 'Nobody has changed this yet.',
  'history.line': 'Version {version}, {at}, {who}',
  'history.operator': 'the operator',
  'history.app': 'Readygate itself',
  'history.change': '{from} → {to}',
  'history.more': 'Show older',

  'people.accounts': 'person',
  'people.groups': 'group',
  'people.roles': 'role',
  'people.placeholder': 'Type a name',
  'people.type': 'Type a name of a person, group or role.',
  'people.nobody': 'Nothing found that Jira shows you.',
} as const;

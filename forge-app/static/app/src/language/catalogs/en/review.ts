/** Words of the review window: its changes, and what can be done with each. */
export const catalog = {
  window: 'Review',
  title: 'Review the changes to {key}',
  undoTitle: 'Review what is undone of {key}',
  writingTitle: 'Making the changes to {key}',
  endedTitle: 'What became of the changes to {key}',
  loading: 'Reading the changes…',
  'tab.changes': 'Changes',
  'tab.questions': 'Questions',
  'tab.order': 'Work order',
  'tab.history': 'History',
  'noPlan.title': 'Nothing is proposed',
  'noPlan.text':
    'Press “Propose changes” beside the work item: Readygate drafts what is missing and shows it here. Nothing is written to Jira until you approve it.',
  'drafting.requested': 'Starting…',
  'drafting.analysing': 'Reading the work item…',
  'drafting.drafting': 'Drafting the changes…',
  'drafting.nothing': 'There was nothing to propose for what you asked. Nothing was written.',

  somebody: 'somebody',
  anybody: 'whoever may make this change in Jira by hand',
  approvedBy: 'Approved by {names}: {given} of {needed}.',
  approvedByYou: 'Approved by you: {given} of {needed} ({names}).',
  needed:
    '{count, plural, one {# more approval is} other {# more approvals are}} needed until {until}, from {whom}.',
  nothingForYou: 'There is nothing for you to decide here.',
  youApproved: 'You approved what there is to approve; it waits for somebody else.',
  earlier:
    '{count, plural, one {# change approved before goes} other {# changes approved before go}} with it.',
  second:
    "{count, plural, one {# change needs} other {# changes need}} another person's approval as well; nothing is written before.",
  replaced: 'The work item changed after this was proposed, so it was drafted anew.',
  replacedFields: 'Changed: {fields}.',
  'part.summary': 'the summary',
  'part.description': 'the description',
  'part.subtasks': 'the subtasks',
  'part.type': 'the type',
  'part.project': 'the space',
  'part.other': 'another field',
  gone: 'No longer proposed',
  'lookAgain.you':
    'You approved some of what was proposed before: that does not count any more. Look again.',
  'lookAgain.other': '{names} approved some of what was proposed before and must look again.',
  rejectedBefore:
    '{count, plural, one {# change is} other {# changes are}} left out: rejected before for the same words.',

  'all.label': 'The same for all changes',
  'all.approve':
    '{count, plural, one {Choose “Approve” for # of {total}} other {Choose “Approve” for # of {total}}}',
  'all.reject': 'Choose “Reject” for all',
  'all.later': 'Choose “Later” for all',
  'all.alone':
    '{count, plural, one {# change is} other {# changes are}} doubtful or not yours to approve; each says why and is chosen by itself.',

  position: '{number} of {total}',
  added: 'New',
  instead: 'In other words than before',
  effects: 'What is set',
  'confidence.high': 'High confidence',
  'confidence.low': 'Low confidence',
  'risk.low': 'Low risk',
  'risk.medium': 'Medium risk',
  'risk.high': 'High risk',
  'doubt.confidence': 'It is approved by itself only: confidence is low.',
  'doubt.risk': 'It is approved by itself only: the risk is high.',
  'doubt.assumption': 'It is approved by itself only: it rests on an assumption.',
  'objection.proposer_excluded': 'Somebody else must approve it: you proposed or edited it.',
  'objection.not_a_reviewer': 'The policy of this space names other people for it.',
  'objection.role_unreadable':
    'The policy names a role that Readygate may not look up in this space.',

  'verdict.approve': 'Approve',
  'verdict.reject': 'Reject',
  'verdict.later': 'Later',
  changedMeanwhile: 'This changed while you looked. Read it again before you choose.',
  reason: 'Why not? (optional)',
  'reason.usual': 'Usual reasons',
  'reason.not_needed': 'Not needed',
  'reason.there_already': 'There already',
  'reason.not_right': 'Not right',
  'reason.too_small': 'Too small to be a change of its own',
  'reason.final':
    'A rejection is final for this proposal. It also teaches: the same is not proposed again until the words of the work item change.',

  edit: 'Edit',
  'edit.label': 'Other words for this change',
  'edit.heading': 'Heading',
  'edit.lines': 'Lines of the list; without a line this section is left out',
  'edit.origin': 'This line stays at the end: “{origin}”',
  'edit.difference': 'What differs',
  'edit.note':
    'Saving approves nothing: the change is sealed anew, and you count as who proposed it.',
  'edit.ends':
    'Saving approves nothing: the change is sealed anew, so the approval of {names} ends and they must look again.',
  'edit.lacks.summary': 'A subtask needs a summary.',
  'edit.lacks.text': 'A change needs a text. Reject it if it is not needed.',
  'edit.save': 'Save these words',
  'edit.saved': 'Sealed anew with your words.',
  'edit.savedLookAgain': 'Sealed anew with your words. {names} must look again.',

  approvedWaits: 'Approved. It is written when the other changes are decided, or when you say so.',
  waitsFor:
    'Waiting for {names}. It goes on when they open Readygate again, on any work item, because it is written as them.',
  takeBack: 'Take my approval back',
  takeBackOthers: 'Take the approvals back',
  written: 'Written as {you, select, yes {you, {by},} other {{by}}} on {at}.',
  sending: 'On its way to Jira as {you, select, yes {you, {by},} other {{by}}} since {at}.',
  tried: 'Sent to Jira as {you, select, yes {you, {by},} other {{by}}} on {at}.',
  audit: 'Audit entry {number}.',

  'drift.changed': 'Somebody changed it in Jira since.',
  'drift.gone': 'It is gone from Jira since, or hidden from you.',

  'resolve.label': 'What became of it',
  'resolve.uncertain':
    'Whether this was written is not known: the answer of Jira was lost, and looking for it did not tell. Look at the work item, then say what is so.',
  'resolve.createSubtask': 'It is there. The key of the subtask, or its address',
  'resolve.addComment': 'It is there. The id of the comment, or its address',
  'resolve.itIs': 'This is it',
  'resolve.missed': 'That is neither a key nor an address of Jira.',
  'resolve.writeAgain': 'It is not there: write it again',
  'resolve.giveUp': 'Leave it as it is',
  'resolve.note':
    '“Write it again” is your approval: Readygate looks for it once more first. “Leave it” counts it as not written and changes nothing in Jira.',
  'resolve.failed': 'It was not written. You can open it again; it then waits for a new approval.',
  'resolve.conflict':
    'Somebody changed the same in Jira first, so nothing was overwritten. Look at what stands there; you can open the change again.',
  'resolve.reopen': 'Open it again',

  openUntil: 'Open until {until}. If nobody decides by then, nothing is written.',
  writeNow:
    'Write the {ready, plural, one {approved change} other {# approved changes}} now and leave {left, plural, one {# other} other {# others}} open',
  nothingChosen: 'Nothing is chosen yet.',
  decideLater: 'Decide later',
  writeApproved:
    '{count, plural, one {Write the approved change now} other {Write # approved changes now}}',
  approve: 'Approve {approve, plural, one {# change} other {# changes}}',
  approveAndReject: 'Approve {approve, plural, one {# change} other {# changes}}, reject {reject}',
  reject: '{reject, plural, one {Reject # change} other {Reject # changes}}',
  withdraw: 'Cancel the proposal',
  'withdraw.title': 'Cancel what is proposed for {key}?',
  'withdraw.text':
    'Every change that was not sent to Jira is dropped, also what others approved. What is on its way is finished first. This cannot be taken back; you can propose anew.',
  'withdraw.action': 'Drop the changes',
} as const;

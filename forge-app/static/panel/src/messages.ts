import type { RowState } from '../../../../domain/plan.ts';
import type { RefinementOutcome } from '../../../../domain/refinement.ts';
import type { ReadinessStatus, Severity } from '../../../../domain/report.ts';
import type { Touch } from '../../../../domain/undo/conflict.ts';
import type { FindingView, ReadinessView, UntakenView } from '../../../../domain/views.ts';
import type { Asked } from './state/asked.ts';
import type { ProblemKind } from './state/problem.ts';

/** Every word of the screen. Jira's present terms are used: work item, space. */

const changes = (count: number) => `${count} ${count === 1 ? 'change' : 'changes'}`;
const minutes = new Intl.RelativeTimeFormat('en', { numeric: 'always' });
const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

const all = new Intl.ListFormat('en', { type: 'conjunction' });

/** What a part of a work item is called. */
function partWords(field: string): string {
  const words: Record<string, string> = {
    summary: 'the summary',
    description: 'the description',
    subtasks: 'the subtasks',
    type: 'the type',
  };
  return words[field] ?? 'another field';
}

const list = new Intl.ListFormat('en', { type: 'disjunction' });

/** "one of 2 people or the members of 1 group" */
function askedWords({ people, groups, roles }: Asked): string {
  const parts = [
    people > 0 && (people === 1 ? '1 person' : `one of ${people} people`),
    groups > 0 && `the members of ${groups} ${groups === 1 ? 'group' : 'groups'}`,
    roles > 0 && `whoever has ${roles === 1 ? 'a role' : `one of ${roles} roles`}`,
  ];
  return list.format(parts.filter((part) => part !== false));
}

const severities: Record<Severity, string> = {
  critical: 'critical',
  warning: 'a warning',
  info: 'for information',
};

export const messages = {
  panel: 'Readiness',
  reviewWindow: 'Review',
  loading: 'Reading this work item…',
  verdict: {
    ready: (score: number) => `Ready to be built: ${score} of 100.`,
    needs_work: (score: number) => `Needs some work: ${score} of 100.`,
    not_ready: (score: number) => `Not ready to be built: ${score} of 100.`,
  } satisfies Record<ReadinessStatus, (score: number) => string>,
  judged: (at: Date, now: Date) => `Judged ${ago(at, now)}`,
  judgedBefore: (at: Date, now: Date) => `Judged ${ago(at, now)}, changed since.`,
  firstJudgement: 'Judging this work item for the first time…',
  judgingAgain: 'Changed since, judging again…',
  putOff: ({ code, until }: NonNullable<ReadinessView['putOff']>) =>
    `Judging waits${until ? ` until ${moment.format(new Date(until))}` : ''}: ${putOffReasons[code]}`,
  nothingMissing: 'Nothing is missing.',
  findings: 'What is missing',
  /** Said after a title to those who do not see its colour. */
  severity: ({ severity, counts }: Pick<FindingView, 'severity' | 'counts'>) =>
    `, ${counts ? severities[severity] : 'a hint'}`,
  more: (count: number) => (count === 1 ? '1 more finding' : `${count} more findings`),
  hints: (count: number) => (count === 1 ? '1 hint' : `${count} hints`),
  hintsNote: 'Hints do not count towards the score.',

  actions: 'Next step',
  propose: 'Propose changes',
  proposeAgain: 'Propose changes again',
  proposeNote:
    'Readygate drafts subtasks from what is written here. Nothing is written to Jira until you approve it.',
  working: {
    requested: 'Starting…',
    analysing: 'Reading the work item…',
    drafting: 'Drafting the changes…',
  },
  review: (count: number) => `Review ${changes(count)}`,
  look: (count: number) => `Look at ${changes(count)}`,
  planWaits: (count: number, until: Date) =>
    `${changes(count)} ${count === 1 ? 'waits' : 'wait'} for a decision until ${moment.format(until)}.`,
  reminded: 'The approver was reminded.',
  waitingForApprover: 'Waiting for the approver',
  waitingForApproverNote: (asked: Asked | null) =>
    asked
      ? `You may look at the changes. The policy of this space asks ${askedWords(asked)} to decide.`
      : 'You may look at the changes. Deciding takes somebody who may make them in Jira by hand.',
  waitingForStop: 'Writing is stopped. What was approved goes on when that is over, within a day.',
  waitingForToken: {
    you: 'Waiting for Jira to let Readygate write as you. Keep a work item open for a moment.',
    other:
      'Waiting for the approver. Writing goes on when they open Readygate again, on any work item, because it is written as them.',
  },
  writing: (done: number, total: number) =>
    total > 0 ? `Writing to Jira: ${done} of ${total} done` : 'Writing to Jira…',
  verifying: 'Checking what stands in Jira now…',
  observe: 'This space only observes: nothing is proposed or written here.',
  off: 'Readygate is off for this space. A Jira administrator can turn it on.',

  outcome: {
    applied: (done: number) => `${changes(done)} ${done === 1 ? 'stands' : 'stand'} in Jira.`,
    partly_applied: (done: number) =>
      `${changes(done)} ${done === 1 ? 'stands' : 'stand'} in Jira, others do not.`,
    rejected: () => 'All changes were rejected. Nothing was written.',
    expired: () => 'Nobody decided in time. Nothing was written.',
    cleared: () => 'The work item changed and nothing was left to propose. Nothing was written.',
    cancelled: () => 'The proposal was cancelled. Nothing was written.',
    failed: () => 'The changes could not be made. Nothing was written.',
    nothing_to_propose: () =>
      'There is nothing to propose: the text holds no missing section, and no criteria or lists that are not subtasks already.',
  } satisfies Record<RefinementOutcome, (done: number) => string>,
  freeAgain: (at: Date) =>
    `Enough was proposed for this work item in the last days. More can be proposed from ${moment.format(at)}.`,
  undo: 'Undo',
  undoEarlier: (count: number) => `Undo ${changes(count)} of an earlier round`,
  undoNote:
    'Readygate proposes to take back what nobody touched since. Nothing is deleted until you approve it.',
  undoOutcome: {
    applied: (done: number) => `${changes(done)} ${done === 1 ? 'was' : 'were'} undone.`,
    partly_applied: (done: number) =>
      `${changes(done)} ${done === 1 ? 'was' : 'were'} undone, others were not.`,
    rejected: () => 'The undo was rejected. Nothing was taken back.',
    expired: () => 'Nobody decided on the undo in time. Nothing was taken back.',
    cleared: () => 'Nothing is left that could be undone. Nothing was taken back.',
    cancelled: () => 'The undo was cancelled. Nothing was taken back.',
    failed: () => 'The changes could not be undone. Nothing was taken back.',
    nothing_to_propose: () => 'Nothing can be undone now.',
  } satisfies Record<RefinementOutcome, (done: number) => string>,
  undone: (undone: number, done: number) =>
    undone === done
      ? 'All of it was undone since.'
      : `${changes(undone)} ${undone === 1 ? 'was' : 'were'} undone since.`,
  rowUndone: 'Undone',
  rowTakenBack: 'Taken back',
  kept: (count: number) =>
    `${changes(count)} ${count === 1 ? 'stays as it is' : 'stay as they are'}.`,
  keptBecause: ({ code, touches = [] }: Pick<UntakenView, 'code' | 'touches'>) =>
    touches.length > 0
      ? `Somebody touched it: ${touches.map((touch) => touchWords[touch]).join(', ')}.`
      : (keptReasons[code] ?? 'It cannot be taken back.'),
  writtenAs: {
    you: (name: string) => `Written as you, ${name}.`,
    other: 'Written as the person who approved.',
  },
  score: (before: number, after: number) =>
    before === after ? `Score ${after}, unchanged.` : `Score ${before} before, ${after} now.`,

  reviewTitle: (key: string) => `Review the changes to ${key}`,
  undoTitle: (key: string) => `Review what is undone of ${key}`,
  writingTitle: (key: string) => `Making the changes to ${key}`,
  endedTitle: (key: string) => `What became of the changes to ${key}`,
  readingPlan: 'Reading the changes…',
  earlier: (count: number) =>
    `${changes(count)} approved before ${count === 1 ? 'goes' : 'go'} with it.`,
  second: (count: number) =>
    `${changes(count)} ${count === 1 ? 'needs' : 'need'} another person's approval as well; nothing is written before.`,
  added: 'New',
  replaced: (fields: readonly string[]) =>
    `The work item changed after this was proposed, so it was drafted anew.${
      fields.length > 0 ? ` Changed: ${all.format(fields.map(partWords))}.` : ''
    }`,
  gone: 'No longer proposed',
  lookAgain: {
    you: 'You approved some of what was proposed before: that does not count any more. Look again.',
    other: 'Somebody approved some of what was proposed before and has to look again.',
  },
  rejectedBefore: (count: number) =>
    `${changes(count)} ${count === 1 ? 'is' : 'are'} left out: rejected before for the same words.`,
  effects: 'What is set',
  confidence: { high: 'High confidence', low: 'Low confidence' },
  risk: { low: 'Low risk', medium: 'Medium risk', high: 'High risk' },
  position: (number: number, of: number) => `${number} of ${of}`,
  leftOut: 'Not ticked: it will be rejected and not made.',
  doubt: {
    confidence: 'Not ticked beforehand: confidence is low.',
    risk: 'Not ticked beforehand: the risk is high.',
    assumption: 'Not ticked beforehand: it rests on an assumption.',
  },
  objection: {
    proposer_excluded: 'Somebody else must approve it: you proposed or edited it.',
    not_a_reviewer: 'The policy of this space names other people for it.',
    role_unreadable: 'The policy names a role that Readygate may not look up in this space.',
  },
  decide: (approve: number, reject: number) => {
    if (approve === 0) return reject === 1 ? 'Reject 1 change' : `Reject all ${changes(reject)}`;
    return reject === 0
      ? `Approve ${changes(approve)}`
      : `Approve ${changes(approve)}, reject ${reject}`;
  },
  decideLater: 'Decide later',
  close: 'Close',
  openUntil: (until: Date) =>
    `Open until ${moment.format(until)}. If nobody decides by then, nothing is written.`,
  rowState: {
    open: 'Waiting',
    approved: 'Approved',
    released: 'Next',
    sending: 'Writing',
    done: 'In Jira',
    rejected: 'Rejected',
    expired: 'Expired',
    cleared: 'No longer needed',
    cancelled: 'Cancelled',
    skipped: 'Skipped',
    failed: 'Failed',
    conflict: 'Changed meanwhile',
    uncertain: 'Outcome unknown',
  } satisfies Record<RowState, string>,
  rowProblem: (code: string) => rowProblems[code] ?? `Not written (${code}).`,

  crashed: 'Readygate cannot show this. Nothing was changed by it; open the work item again.',
  tryAgain: 'Try again',
  requestId: (id: string) => `Request ${id}`,
  problem: {
    unreachable: [
      'Readygate does not answer',
      'What is shown may be out of date; nothing is written without an approval. Try again in a moment.',
    ],
    answer_unknown: [
      'The answer did not arrive',
      'It may have been recorded or not. Try again: however often you do, it counts once.',
    ],
    // Said in the middle of a decision in turns too, when earlier turns are recorded.
    jira_down: [
      'Jira does not answer now',
      'Nothing was lost; try again in a minute and it goes on where it was.',
    ],
    busy: [
      'Readygate is busy',
      'Nothing was lost; try again in a moment and it goes on where it was.',
    ],
    somebody_first: [
      'Somebody decided first',
      'Your decision was not taken. Below is what stands now.',
    ],
    plan_changed: [
      'The changes are not the ones you saw',
      'Your decision was not taken. Look at them again; nothing was written.',
    ],
    expired: ['The time to decide is over', 'Nothing was written. You can propose changes again.'],
    no_right: [
      'Jira does not let you do this',
      'Nothing was changed. Ask somebody who may make these changes in Jira by hand.',
    ],
    no_role: [
      'Your role in Readygate does not allow this',
      'Nothing was changed. An administrator of the space can give you another role.',
    ],
    off: [
      'Readygate does not propose here',
      'Nothing was changed. A Jira administrator can turn it on.',
    ],
    hidden: ['There is nothing to show', 'The work item is gone, or you may not see it.'],
    not_undone: [
      'This cannot be undone now',
      'Nothing was changed. It is too old, was undone already, or something else is still open here.',
    ],
    stopped: ['Writing is stopped for this site', 'Nothing was written. Ask a Jira administrator.'],
    other: ['That did not work', 'Nothing was changed.'],
  } satisfies Record<ProblemKind, [string, string]>,
};

const putOffReasons: Record<NonNullable<ReadinessView['putOff']>['code'], string> = {
  quota_exceeded: 'what the edition of this site allows is used up.',
  licence_inactive: 'the licence of this site has ended. A Jira administrator can renew it.',
};

const touchWords: Record<Touch, string> = {
  comment: 'a comment',
  worklog: 'logged work',
  attachment: 'an attachment',
  link: 'a link',
  child: 'a child',
  change: 'a change',
};

const keptReasons: Partial<Record<string, string>> = {
  changed_in_jira: 'Somebody changed it.',
  already_gone: 'It is gone already, or hidden.',
  undo_unproven: 'Jira does not show that Readygate made it.',
  outcome_unknown: 'Whether it was written is not known; somebody answers for it first.',
  write_duplicate: 'Jira has this twice: keep one of them by hand.',
  dependency_failed: 'A change that rests on it stays.',
};

const rowProblems: Record<string, string> = {
  already_gone: 'It was gone already, or hidden.',
  undo_unproven: 'Jira does not show that Readygate made it.',
  jira_refused: 'Jira refused it.',
  write_duplicate: 'Jira has this twice. Nothing was deleted: keep one of them by hand.',
  changed_in_jira: 'Somebody else changed this in Jira in the meantime.',
  overwrote_in_jira:
    'It replaced what somebody had written a moment before. A plan that puts that back is proposed.',
  jira_permission_missing: 'Jira does not let the approver do this any more.',
  issue_not_found: 'The work item is gone.',
  required_field: 'Jira requires a field that has no default.',
  rejected_before: 'What could be proposed was rejected before, for the same words.',
  no_subtask_type: 'This space has no subtask type.',
  field_not_on_screen: 'Jira does not offer a field that it would set.',
  value_unknown: 'Jira does not know a value that it would set.',
  not_assignable: 'Jira does not let this person be the assignee here.',
  no_subtasks_here: 'A work item of this type cannot have subtasks.',
  preflight_failed: 'Jira would have refused another change, so that none was made.',
  dependency_failed: 'A change that it depends on was not made.',
  dispatch_deadline: 'The time to write was over.',
  writes_stopped: 'Writing is stopped for this site. It goes on when that is over.',
  project_off: 'Readygate was turned off for this space. It goes on when that is over.',
  observe_only: 'This space only observes now. It goes on when that is over.',
  installation_inactive: 'The app is not active on this site.',
  not_visible: 'The approver does not see everything that stands there. Look at the work item.',
};

function ago(at: Date, now: Date): string {
  const passed = Math.max(0, Math.round((now.getTime() - at.getTime()) / 60_000));
  if (passed < 1) return 'just now';
  if (passed < 60) return minutes.format(-passed, 'minute');
  return passed < 48 * 60
    ? minutes.format(-Math.round(passed / 60), 'hour')
    : minutes.format(-Math.round(passed / (24 * 60)), 'day');
}

import type { ErrorBody } from '../../../../../domain/errors.ts';

/** A call that did not do what was asked. */
export type Problem =
  | {
      kind: 'refused';
      status: number;
      error: Pick<ErrorBody, 'code' | 'message' | 'details' | 'requestId'>;
    }
  | { kind: 'expired' }
  | { kind: 'unreachable' };

/** What the call was for: only a command can have had an effect. */
export type Asked = 'read' | 'command';

/** Families of problems that share their words: `shared.problem.…`. */
export type ProblemKind =
  | 'offline'
  | 'expired'
  | 'unreachable'
  | 'answer_unknown'
  | 'jira_down'
  | 'busy'
  | 'somebody_first'
  | 'plan_changed'
  | 'too_late'
  | 'changed'
  | 'no_right'
  | 'no_role'
  | 'off'
  | 'licence'
  | 'quota'
  | 'hidden'
  | 'stopped'
  | 'not_undone'
  | 'inactive'
  | 'approvals_missing'
  | 'questions_open'
  | 'locked_out'
  | 'unlisted'
  | 'invalid'
  | 'other';

const kinds: Partial<Record<string, ProblemKind>> = {
  token_missing: 'expired',
  token_invalid: 'expired',
  user_token_missing: 'expired',
  jira_token_refused: 'expired',
  jira_unavailable: 'jira_down',
  jira_rate_limited: 'jira_down',
  jira_answer_unreadable: 'jira_down',
  issue_unreadable: 'jira_down',
  database_unavailable: 'busy',
  key_store_unavailable: 'busy',
  keys_unavailable: 'busy',
  commit_unknown: 'answer_unknown',
  busy: 'busy',
  overloaded: 'busy',
  rate_limited: 'busy',
  timeout: 'busy',
  request_timeout: 'busy',
  issue_not_judged: 'busy',
  plan_not_reached: 'busy',
  plan_final: 'somebody_first',
  row_already_decided: 'somebody_first',
  refinement_closed: 'somebody_first',
  clarification_closed: 'somebody_first',
  written_elsewhere: 'somebody_first',
  nothing_to_revoke: 'somebody_first',
  nothing_to_dispatch: 'somebody_first',
  row_not_editable: 'somebody_first',
  row_not_answerable: 'somebody_first',
  seal_mismatch: 'plan_changed',
  row_digest_mismatch: 'plan_changed',
  plan_expired: 'too_late',
  row_needs_own_decision: 'plan_changed',
  settings_changed: 'changed',
  rules_changed: 'changed',
  policy_changed: 'changed',
  too_many_simulations: 'busy',
  report_outdated: 'changed',
  judged_again: 'changed',
  rule_not_failed: 'changed',
  nothing_to_withdraw: 'changed',
  rule_unknown: 'changed',
  sweep_moved: 'changed',
  rule_not_manual: 'changed',
  row_unknown: 'changed',
  jira_permission_missing: 'no_right',
  role_missing: 'no_role',
  role_unreadable: 'no_role',
  waivers_restricted: 'no_role',
  proposer_excluded: 'no_right',
  not_a_reviewer: 'no_right',
  project_off: 'off',
  observe_only: 'off',
  licence_inactive: 'licence',
  quota_exceeded: 'quota',
  issue_not_found: 'hidden',
  project_not_found: 'hidden',
  plan_not_found: 'hidden',
  refinement_not_found: 'hidden',
  clarification_not_found: 'hidden',
  sweep_not_found: 'hidden',
  not_found: 'hidden',
  erased: 'hidden',
  writes_stopped: 'stopped',
  installation_inactive: 'inactive',
  approvals_missing: 'approvals_missing',
  clarification_waiting: 'questions_open',
  admin_locked_out: 'locked_out',
  gates_unlisted: 'unlisted',
  plan_unsettled: 'not_undone',
  nothing_to_undo: 'not_undone',
  undo_too_late: 'not_undone',
  refinement_elsewhere: 'not_undone',
  invalid_request: 'invalid',
  invalid_policy: 'invalid',
  invalid_pack: 'invalid',
  payload_too_large: 'invalid',
  headers_too_large: 'invalid',
};

/**
 * Whether a wish was answered for good. Otherwise it may be tried again under its key: who is too fast or
 * finds us down may have had earlier turns of the same decision recorded, and goes on behind them.
 */
export function isFinal(reply: { kind: 'ok' } | Problem): boolean {
  if (reply.kind === 'refused') return reply.status < 500 && reply.status !== 429;
  return reply.kind === 'ok';
}

/** Statuses below 500 that pass by themselves. */
const passingStatuses = [408, 409, 425, 429];
/** Conflicts with how the deployment is set up, which do not. */
const lastingConflicts = ['gates_unlisted'];

/** Whether reading the same again cannot help until somebody does something about it. */
export function isRefusedForGood(problem: Problem): boolean {
  if (problem.kind === 'refused')
    return (
      problem.status < 500 &&
      (!passingStatuses.includes(problem.status) || lastingConflicts.includes(problem.error.code))
    );
  return problem.kind === 'expired';
}

/** Which words fit a problem. A command without a readable answer may have had its effect. */
export function problemKind(problem: Problem, asked: Asked, online = true): ProblemKind {
  if (problem.kind === 'expired') return 'expired';
  if (problem.kind === 'refused') return kinds[problem.error.code] ?? 'other';
  if (asked === 'command') return 'answer_unknown';
  return online ? 'unreachable' : 'offline';
}

const passing: readonly ProblemKind[] = [
  'offline',
  'unreachable',
  'answer_unknown',
  'jira_down',
  'busy',
  'other',
];

/** Trying the same thing again can help. */
export function canRetry(kind: ProblemKind): boolean {
  return passing.includes(kind);
}

/** Kinds whose words alone do not say what was wrong: the API's own sentence stands with them. */
export function needsDetail(kind: ProblemKind): boolean {
  return kind === 'other' || kind === 'invalid';
}

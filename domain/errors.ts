import type { Json } from './json.ts';

/**
 * The closed set of error codes: HTTP bodies, workflow failures and the command line use the same
 * words. `message` says what happened and what to do; it never holds a value from outside.
 */
export const errorCatalogue = {
  // The door, in the order in which a request meets them.
  payload_too_large: { status: 413, message: 'The body is larger than 256 KB.' },
  headers_too_large: { status: 431, message: 'The headers of the request are too large.' },
  request_timeout: { status: 408, message: 'The request did not arrive in time.' },
  unsupported_media_type: { status: 415, message: 'Send the body as application/json.' },
  invalid_json: { status: 400, message: 'The body is not valid JSON.' },
  overloaded: {
    status: 503,
    message: 'More is asked here than can be answered in time. Nothing was changed; try again.',
  },
  token_missing: { status: 401, message: 'A Forge invocation token is needed.' },
  token_invalid: { status: 401, message: 'The Forge invocation token was not accepted.' },
  keys_unavailable: {
    status: 503,
    message: 'The keys that verify tokens cannot be read now. Try again.',
  },
  rate_limited: {
    status: 429,
    message: 'Too many calls in a short time. Nothing was changed; wait and try again.',
  },
  installation_inactive: { status: 403, message: 'This installation of the app is not active.' },
  licence_inactive: {
    status: 403,
    message:
      'The licence of this site has ended. What is there can be read, taken back and exported; what was approved is still written.',
  },
  user_token_missing: {
    status: 403,
    message: 'This call needs the token of the person who makes it.',
  },
  jira_permission_missing: {
    status: 403,
    message: 'Jira does not let you do this by hand, so Readygate does not either.',
  },
  role_missing: {
    status: 403,
    message:
      'Your role in Readygate does not allow this here. An administrator of the space can give you another.',
  },
  issue_not_found: { status: 404, message: 'There is no such work item, or you may not see it.' },
  project_off: { status: 403, message: 'Readygate is off for this space.' },
  observe_only: {
    status: 403,
    message: 'This space only observes: nothing is proposed or written here.',
  },
  invalid_request: { status: 400, message: 'The request does not have the expected shape.' },
  idempotency_key_missing: { status: 400, message: 'Commands need an Idempotency-Key header.' },
  idempotency_key_reused: {
    status: 409,
    message: 'This Idempotency-Key was used with another body.',
  },
  quota_exceeded: {
    status: 429,
    message: 'What the edition of this site allows is used up for now.',
  },
  not_found: { status: 404, message: 'There is nothing here.' },
  method_not_allowed: { status: 405, message: 'This route does not take this method.' },
  // Refinements and plans.
  refinement_not_found: {
    status: 404,
    message: 'There is no such refinement, or you may not see it.',
  },
  refinement_closed: { status: 409, message: 'This refinement has ended.' },
  clarification_not_found: {
    status: 404,
    message: 'Nothing was asked by this refinement, or you may not see it.',
  },
  clarification_waiting: {
    status: 409,
    message: 'Questions about this work item wait for an answer already. End that first.',
  },
  clarification_closed: { status: 409, message: 'Nobody waits for these answers any more.' },
  plan_not_found: { status: 404, message: 'There is no such plan, or you may not see it.' },
  plan_final: { status: 409, message: 'This plan is settled; nothing is left to decide.' },
  plan_expired: { status: 409, message: 'The time to decide is over. Nothing was written.' },
  seal_mismatch: { status: 409, message: 'The plan changed since it was shown. Look at it again.' },
  row_unknown: { status: 400, message: 'The decision names a row that this plan does not have.' },
  row_digest_mismatch: {
    status: 409,
    message: 'A row changed since it was shown. Look at it again.',
  },
  invalid_operation: {
    status: 400,
    message: 'The change does not have a form in which it could be written to Jira.',
  },
  row_already_decided: { status: 409, message: 'Somebody decided this row first.' },
  nothing_to_dispatch: { status: 409, message: 'No row is approved.' },
  nothing_to_revoke: { status: 409, message: 'No approval of yours is left to take back.' },
  row_needs_own_decision: {
    status: 409,
    message: 'This row is doubtful or risky: approve it in a decision of its own.',
  },
  plan_not_reached: {
    status: 503,
    message: 'Time was over before this plan. Repeat the call with the same Idempotency-Key.',
  },
  proposer_excluded: {
    status: 403,
    message: 'The policy asks for somebody else than who proposed or edited this row.',
  },
  not_a_reviewer: { status: 403, message: 'The policy names other people for this row.' },
  approvals_missing: {
    status: 409,
    message:
      'The policy asks for more people than approved this row. Give it up, open it again and have it approved.',
  },
  role_unreadable: {
    status: 403,
    message:
      'It hangs on a role of this space, and Jira does not let Readygate see who has it. A Jira administrator can give the app the right to administer this space.',
  },
  row_not_editable: { status: 409, message: 'This row can no longer be edited.' },
  project_not_found: { status: 404, message: 'There is no such space, or you may not see it.' },
  rules_changed: {
    status: 409,
    message: 'Somebody published other rules first. Look at them again.',
  },
  rule_unknown: { status: 400, message: 'The rules of this space have no such rule.' },
  rule_not_manual: {
    status: 400,
    message: 'This rule is judged from the work item. Only manual rules are ticked.',
  },
  rule_not_failed: {
    status: 409,
    message: 'This rule did not fail for this work item, so there is nothing to waive.',
  },
  report_outdated: {
    status: 409,
    message:
      'The work item or its rules changed since it was judged last. Look at its readiness again first.',
  },
  judged_again: {
    status: 409,
    message:
      'The work item was judged again since its report was shown. Look at its readiness again first.',
  },
  waivers_restricted: {
    status: 403,
    message: 'The rules of this space let only its administrators waive a rule.',
  },
  nothing_to_withdraw: {
    status: 409,
    message: 'There is nothing of this kind to take back for this rule.',
  },
  too_many_simulations: {
    status: 429,
    message: 'Rules are being tried for this site already. Try again when that has ended.',
  },
  invalid_policy: { status: 400, message: 'The policy is not valid.' },
  policy_changed: {
    status: 409,
    message: 'Somebody published another version first. Look at it again.',
  },
  settings_changed: {
    status: 409,
    message: 'Somebody changed these settings first. Look at them again.',
  },
  admin_locked_out: {
    status: 409,
    message:
      'Under these roles you would be no administrator here. Somebody else has to take that from you.',
  },
  row_not_answerable: {
    status: 409,
    message: 'There is nothing to answer about this row as it stands.',
  },
  written_elsewhere: {
    status: 409,
    message: 'This is not something that the row made on this work item.',
  },
  refinement_elsewhere: {
    status: 409,
    message: 'Another refinement of this work item is open. End that one first.',
  },
  plan_unsettled: {
    status: 409,
    message: 'Changes of this plan are still on their way. Wait until it has ended.',
  },
  nothing_to_undo: { status: 409, message: 'This plan has written nothing that could be undone.' },
  undo_too_late: { status: 409, message: 'This plan is too old to be undone.' },
  already_gone: { status: 409, message: 'It is gone from Jira already, or hidden.' },
  undo_unproven: {
    status: 409,
    message: 'Jira does not show that Readygate made this. Nothing was deleted.',
  },
  outcome_unknown: {
    status: 409,
    message: 'Whether this was written is not known. Answer for it first.',
  },
  given_up: { status: 409, message: 'Somebody gave this row up.' },
  writes_stopped: { status: 409, message: 'Writing to Jira is stopped for this site.' },
  field_not_found: {
    status: 409,
    message:
      'Jira does not show the field Readiness to the app. Place it on a screen of a space, then set this anew.',
  },
  gates_unlisted: {
    status: 409,
    message:
      'This deployment does not read workflows. Look for the validator "Readygate: ready enough" in each workflow.',
  },
  // Outside.
  jira_unavailable: {
    status: 503,
    message: 'Jira does not answer now. Nothing was changed; try again.',
  },
  jira_rate_limited: {
    status: 503,
    message: 'Jira asks us to wait. Nothing was changed; try again.',
  },
  jira_token_refused: { status: 403, message: 'Jira did not accept the token of this call.' },
  jira_refused: { status: 409, message: 'Jira refused the change.' },
  write_duplicate: {
    status: 409,
    message: 'Jira has this twice. Nothing was deleted: keep one of them by hand.',
  },
  changed_in_jira: {
    status: 409,
    message: 'Somebody else changed this in Jira in the meantime. Look at what stands there now.',
  },
  overwrote_in_jira: {
    status: 409,
    message:
      'This replaced what somebody else had written a moment before. A plan that puts it back is proposed.',
  },
  jira_answer_unreadable: {
    status: 503,
    message: 'Jira answered in a form that Readygate does not know.',
  },
  database_unavailable: {
    status: 503,
    message: 'The database does not answer now. Nothing was changed; try again.',
  },
  key_store_unavailable: {
    status: 503,
    message: 'The key store does not answer now. Nothing was changed; try again.',
  },
  commit_unknown: {
    status: 503,
    message: 'The answer of the database was lost. Repeat the call with the same Idempotency-Key.',
  },
  busy: { status: 503, message: 'The same thing is being changed right now. Try again.' },
  timeout: { status: 503, message: 'This took too long and was given up. Try again.' },
  internal: {
    status: 500,
    message: 'Something went wrong here. It was recorded under the request id.',
  },
  // Activities and workflows.
  waiting_for_token: { status: 503, message: 'No live token is at hand.' },
  lookup_pending: { status: 503, message: 'The outcome of a write is being looked up.' },
  stale_generation: { status: 409, message: 'A newer run took over.' },
  issue_unreadable: { status: 409, message: 'The work item cannot be read.' },
  no_subtask_type: { status: 409, message: 'This space has no subtask type.' },
  rejected_before: {
    status: 409,
    message: 'Everything that could be proposed was rejected before, for the same words.',
  },
  issue_not_judged: {
    status: 404,
    message: 'This work item was not read yet. Ask for its readiness first.',
  },
  work_order_there: {
    status: 409,
    message: 'The description holds a work order already.',
  },
  text_too_long: { status: 409, message: 'The text would be too long for a field of Jira.' },
  noise_budget: {
    status: 409,
    message: 'Enough was proposed for this work item in the last days.',
  },
  required_field: { status: 409, message: 'Jira requires a field that has no default.' },
  field_not_on_screen: {
    status: 409,
    message: 'Jira does not offer a field that this would set.',
  },
  value_unknown: { status: 409, message: 'Jira does not know a value that this would set.' },
  not_assignable: {
    status: 409,
    message: 'Jira does not let this person be the assignee here.',
  },
  no_subtasks_here: {
    status: 409,
    message: 'A work item of this type cannot have subtasks.',
  },
  preflight_failed: {
    status: 409,
    message: 'Jira would have refused another change of the plan, so that none was made.',
  },
  dependency_failed: { status: 409, message: 'A row that this one depends on was not written.' },
  dispatch_deadline: { status: 409, message: 'The time to write was over before it could begin.' },
  webhook_unreachable: { status: 503, message: 'The webhook takes no message now.' },
  model_off: { status: 409, message: 'The model lane is off here.' },
  model_stopped: { status: 409, message: 'All calls of models are stopped here.' },
  model_not_configured: { status: 409, message: 'No endpoint of a model is set.' },
  model_revision_changed: {
    status: 409,
    message: 'The work item is no longer the one that was judged, so no model is asked about it.',
  },
  model_ceiling_reached: {
    status: 429,
    message: 'The tokens or the money of a model for this day are used up.',
  },
  model_resting: {
    status: 503,
    message: 'The model failed several times in a row and is left alone for a while.',
  },
  model_unavailable: { status: 503, message: 'The model does not answer.' },
  model_answer_invalid: { status: 503, message: 'The model answered in a form that was refused.' },
  erased: {
    status: 410,
    message: 'The key of this content was destroyed; it cannot be read any more.',
  },
  // The command line and its files.
  invalid_line: {
    status: 400,
    message: 'The line is not a JSON object with the expected members.',
  },
  invalid_file: { status: 400, message: 'The file does not hold work items in a known form.' },
  invalid_pack: { status: 400, message: 'The rule pack is not valid.' },
  invalid_prompt: { status: 500, message: 'The prompt file is not valid.' },
  invalid_configuration: { status: 500, message: 'The configuration is not valid.' },
} as const satisfies Record<string, { status: number; message: string }>;

export type ErrorCode = keyof typeof errorCatalogue;

export interface ErrorDetails {
  path?: string;
  expected?: string;
  hint?: string;
  [key: string]: Json | undefined;
}

/** The body of every reply that is not a success. */
export interface ErrorBody {
  code: ErrorCode;
  message: string;
  details?: ErrorDetails;
  requestId: string;
}

/** An expected failure with a stable code. `details` hold places, codes and numbers: no content. */
export class ReadygateError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails | undefined;

  constructor(code: ErrorCode, details?: ErrorDetails, options?: { cause?: unknown }) {
    super(errorCatalogue[code].message, options);
    this.name = 'ReadygateError';
    this.code = code;
    this.details = details;
  }
}

export function isReadygateError(error: unknown, code?: ErrorCode): error is ReadygateError {
  return error instanceof ReadygateError && (code === undefined || error.code === code);
}

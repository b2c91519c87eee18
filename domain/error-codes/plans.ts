/** What is said of refinements, plans and settings. */
export const planErrors = {
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
} as const;

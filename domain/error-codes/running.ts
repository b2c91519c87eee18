/** What activities and workflows end with. */
export const runningErrors = {
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
  too_many_issues: {
    status: 409,
    message: 'There are more work items than were approved.',
  },
  sweep_not_found: { status: 404, message: 'There is no such sweep in this space.' },
  sweep_moved: {
    status: 409,
    message: 'The sweep is not in a state in which this can be done. Look at where it stands now.',
  },
  jql_refused: { status: 400, message: 'Jira does not take this JQL.' },
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
  issue_full: {
    status: 409,
    message: 'The work item holds as many comments or links as Jira takes.',
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
} as const;

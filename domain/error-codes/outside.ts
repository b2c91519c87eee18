/** What is said of what Readygate asks: Jira, PostgreSQL, models. */
export const outsideErrors = {
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
} as const;

/** What the door answers, in the order in which a request meets it. */
export const doorErrors = {
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
} as const;

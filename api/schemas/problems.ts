import { type TObject, Type } from 'typebox';
import { type ErrorCode, errorCatalogue } from '../../domain/errors.ts';
import { missingCode } from '../plugins/admit.ts';
import type { DoorRules } from '../plugins/door-rules.ts';

/** What any route may meet. */
const everywhere: readonly ErrorCode[] = [
  'payload_too_large',
  'headers_too_large',
  'request_timeout',
  'overloaded',
  'invalid_request',
  'token_missing',
  'token_invalid',
  'keys_unavailable',
  'installation_inactive',
  'database_unavailable',
  'key_store_unavailable',
  'commit_unknown',
  'busy',
  'timeout',
  'internal',
  // An address that is longer than any id of ours.
  'not_found',
];
const withBody: readonly ErrorCode[] = ['unsupported_media_type', 'invalid_json'];
/** Where a person is asked of Jira. */
const withPerson: readonly ErrorCode[] = [
  'rate_limited',
  'user_token_missing',
  'issue_not_found',
  'jira_token_refused',
  'jira_permission_missing',
  'role_missing',
  'role_unreadable',
  'jira_unavailable',
  'jira_rate_limited',
  'jira_answer_unreadable',
  'erased',
];
const withCommand: readonly ErrorCode[] = ['idempotency_key_missing', 'idempotency_key_reused'];
const withMode: readonly ErrorCode[] = ['licence_inactive', 'project_off', 'observe_only'];

/**
 * The refusals of a route by their status, for its replies and its documentation: those of the door it
 * stands behind, and its own.
 */
export function problems(door: DoorRules, ...own: ErrorCode[]): Record<number, TObject> {
  const { from, subject, command, administers, ofProject } = door;
  const codes = new Set<ErrorCode>([
    ...everywhere,
    ...(from === 'platform' || command ? withBody : []),
    ...(from === 'person' ? withPerson : []),
    ...(subject ? [missingCode[subject]] : []),
    ...(administers === true || ofProject ? (['project_not_found'] as const) : []),
    ...(command ? withCommand : []),
    ...(command === 'change' ? withMode : []),
    ...own,
  ]);
  const byStatus = Object.groupBy(codes, (code) => errorCatalogue[code].status);
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, found = []]) => [status, problem(found)]),
  );
}

function problem(codes: readonly ErrorCode[]): TObject {
  return Type.Object(
    {
      code: Type.String({ enum: codes }),
      message: Type.String(),
      details: Type.Optional(Type.Unknown()),
      requestId: Type.String(),
    },
    { description: codes.map((code) => errorCatalogue[code].message).join(' ') },
  );
}

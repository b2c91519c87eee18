import type { Call, Endpoint } from '../http/endpoint.ts';
import { refuse } from '../http/jira-error.ts';
import { asObject, assertMembers, isObject } from '../http/strict.ts';
import { seesIssue, visibleIssue } from '../issues/access.ts';
import { permissionNames } from '../state/catalogue.ts';
import type { StoredIssue } from '../state/model.ts';

/** A mail is queued for the people named, as far as they see the issue; to oneself none is sent. */
export const postNotify: Endpoint = {
  method: 'POST',
  path: '/rest/api/3/issue/:issueIdOrKey/notify',
  operationId: 'notify',
  scope: 'write:jira-work',
  body: ['subject', 'textBody', 'htmlBody', 'to', 'restrict'],
  write: true,
  handle(call) {
    const { world, site, now } = call;
    const issue = visibleIssue(call, call.params.issueIdOrKey ?? '');
    const {
      subject = '',
      textBody = '',
      htmlBody = '',
      to,
      restrict,
    } = asObject(call.body, 'body');
    for (const text of [subject, textBody, htmlBody])
      if (typeof text !== 'string') throw refuse(400, ['Invalid request payload.']);
    checkRestriction(restrict);
    const people = recipients(call, issue, to);
    const mail = { cloudId: site.cloudId, key: issue.key, at: now };
    for (const to of people)
      world.state.mails.push({
        ...mail,
        to,
        subject: String(subject),
        text: String(textBody),
        html: String(htmlBody),
      });
    return { status: 204 };
  },
};

/** The accounts that get it. Only `users` is known here: nothing else is used. */
function recipients({ site, caller }: Call, issue: StoredIssue, to: unknown): string[] {
  const given = asObject(to, 'to');
  assertMembers(given, ['users'], 'to');
  const users = Array.isArray(given.users) ? given.users : [];
  if (users.length === 0) throw refuse(400, ['No recipients were defined for notification.']);
  const people = users.map((user) => {
    const accountId = isObject(user) ? user.accountId : undefined;
    const person = site.people.find((one) => one.accountId === accountId);
    if (!person) throw refuse(400, [`The user '${String(accountId)}' does not exist.`]);
    if (person.accountId === caller.person?.accountId)
      throw refuse(400, ['You cannot send a notification to yourself.']);
    return person;
  });
  return people
    .filter((person) => person.active && seesIssue(site, { person, kind: 'user' }, issue))
    .map(({ accountId }) => accountId);
}

function checkRestriction(restrict: unknown): void {
  const given = asObject(restrict ?? {}, 'restrict');
  assertMembers(given, ['permissions'], 'restrict');
  for (const permission of Array.isArray(given.permissions) ? given.permissions : []) {
    const { key } = asObject(permission, 'permission');
    if (!Object.hasOwn(permissionNames, String(key)))
      throw refuse(400, [`Unrecognized permission: ${String(key)}`]);
  }
}

import type { Call, Caller, Endpoint } from '../http/endpoint.ts';
import { refuse } from '../http/jira-error.ts';
import { asObject, asStrings, isObject } from '../http/strict.ts';
import { findIssue, may, seesIssue } from '../issues/access.ts';
import { permissionNames } from '../state/catalogue.ts';

export const postPermissionsCheck: Endpoint = {
  method: 'POST',
  path: '/rest/api/3/permissions/check',
  operationId: 'getBulkPermissions',
  scope: 'read:jira-work',
  body: ['accountId', 'globalPermissions', 'projectPermissions'],
  handle(call) {
    const body = asObject(call.body, 'body');
    const caller = subject(call, body.accountId);
    const global = asStrings(body.globalPermissions, 'globalPermissions').filter((name) =>
      call.site.projects.some(({ id }) => may(call.site, caller, id, known(name))),
    );
    const asked = Array.isArray(body.projectPermissions) ? body.projectPermissions : [];
    const projectPermissions = asked.flatMap((one) => grantsOf(call, caller, one));
    const answer = { globalPermissions: global, projectPermissions };
    return { status: 200, body: answer, identities: projectPermissions.length };
  },
};

/** Asking about somebody else needs Administer Jira. */
function subject(call: Call, accountId: unknown): Caller {
  const { site, caller } = call;
  if (accountId === undefined || accountId === caller.person?.accountId) return caller;
  if (!site.projects.some(({ id }) => may(site, caller, id, 'ADMINISTER')))
    throw refuse(403, ['You do not have permission to view the permissions of other users.']);
  const person = site.people.find((one) => one.accountId === accountId) ?? null;
  return { person, kind: 'user' };
}

function grantsOf(call: Call, caller: Caller, given: unknown): Record<string, unknown>[] {
  const { permissions, projects, issues } = isObject(given) ? given : {};
  const { site } = call;
  return asStrings(permissions, 'permissions').map((permission) => ({
    permission: known(permission),
    projects: numbers(projects).filter((id) => may(site, caller, String(id), permission)),
    issues: numbers(issues).filter((id) => {
      const issue = findIssue(site, String(id));
      if (issue === undefined || !seesIssue(site, caller, issue)) return false;
      return may(site, caller, issue.projectId, permission);
    }),
  }));
}

function known(permission: string): string {
  if (Object.hasOwn(permissionNames, permission)) return permission;
  throw refuse(400, [`Unrecognized permission: ${permission}`]);
}

function numbers(value: unknown): number[] {
  return Array.isArray(value) ? value.map(Number).filter((id) => Number.isInteger(id)) : [];
}

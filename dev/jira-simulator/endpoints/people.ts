import type { Endpoint } from '../http/endpoint.ts';
import { refuse } from '../http/jira-error.ts';
import { groupShape, groupsOf } from '../issues/membership.ts';
import { userShape } from '../issues/shapes.ts';
import { assertExpands } from './expand.ts';

export const getMyself: Endpoint = {
  method: 'GET',
  path: '/rest/api/3/myself',
  operationId: 'getCurrentUser',
  scope: 'read:jira-user',
  query: ['expand'],
  handle(call) {
    const known = ['groups', 'applicationRoles'];
    const expanded = assertExpands(call.query.get('expand'), known, ['groups']);
    const { person } = call.caller;
    if (person === null)
      throw refuse(401, ['Client must be authenticated to access this resource.']);
    const groups = groupsOf(call.site, person.accountId).map((group) => groupShape(call, group));
    const items = expanded.includes('groups') ? groups : [];
    const body = { ...userShape(call, person), groups: { size: groups.length, items } };
    return { status: 200, body, identities: 1 + items.length };
  },
};

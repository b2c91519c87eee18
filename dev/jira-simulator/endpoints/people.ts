import type { Endpoint } from '../http/endpoint.ts';
import { refuse } from '../http/jira-error.ts';
import { userShape } from '../issues/shapes.ts';
import { assertExpands } from './expand.ts';

export const getMyself: Endpoint = {
  method: 'GET',
  path: '/rest/api/3/myself',
  operationId: 'getCurrentUser',
  scope: 'read:jira-user',
  query: ['expand'],
  handle(call) {
    assertExpands(call.query.get('expand'), ['groups', 'applicationRoles'], []);
    const { person } = call.caller;
    if (person === null)
      throw refuse(401, ['Client must be authenticated to access this resource.']);
    return { status: 200, body: userShape(call, person), identities: 1 };
  },
};

import { markerProperty } from '../../../domain/operations/label.ts';
import type { Call, Endpoint } from '../http/endpoint.ts';
import { refuse, StrictnessError } from '../http/jira-error.ts';
import { asObject, assertMembers } from '../http/strict.ts';
import { createIssue } from '../issues/create.ts';
import { readProperties } from '../issues/properties.ts';
import { selfLink } from '../issues/shapes.ts';
import { noteCreation } from '../state/creations.ts';

const members = ['fields', 'update', 'transition', 'historyMetadata', 'properties'];

export const postIssue: Endpoint = {
  method: 'POST',
  path: '/rest/api/3/issue',
  operationId: 'createIssue',
  scope: 'write:jira-work',
  query: ['updateHistory'],
  body: members,
  write: true,
  handle: (call) => ({ status: 201, body: createFromBody(call, call.body) }),
};

/** Creates one issue from the body of a create, or from one element of a bulk create. */
export function createFromBody(call: Call, given: unknown): Record<string, unknown> {
  const { site, caller, now, world } = call;
  if (caller.person === null)
    throw refuse(401, [
      'You are not authenticated. Authentication required to perform this operation.',
    ]);
  const body = asObject(given, 'body');
  assertMembers(body, members, 'body');
  for (const member of ['update', 'transition', 'historyMetadata']) {
    if (body[member] === undefined) continue;
    throw new StrictnessError(400, `the simulator takes no '${member}' on create`, member);
  }
  const properties = readProperties(body.properties);
  const fields = asObject(body.fields, 'fields');
  const issue = createIssue({ site, caller, now, fields, properties });
  const { id, key } = issue;
  noteCreation(world, properties[markerProperty], {
    cloudId: site.cloudId,
    kind: 'issue',
    id,
    key,
  });
  return { id, key, self: selfLink(call, `issue/${id}`) };
}

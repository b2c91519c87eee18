import { markerProperty } from '../../../domain/operations/label.ts';
import type { Endpoint } from '../http/endpoint.ts';
import { refuse, StrictnessError } from '../http/jira-error.ts';
import { operationOf } from '../http/log.ts';
import { asObject } from '../http/strict.ts';
import { createIssue } from '../issues/create.ts';
import { readProperties } from '../issues/properties.ts';
import { selfLink } from '../issues/shapes.ts';

export const postIssue: Endpoint = {
  method: 'POST',
  path: '/rest/api/3/issue',
  operationId: 'createIssue',
  scope: 'write:jira-work',
  query: ['updateHistory'],
  body: ['fields', 'update', 'transition', 'historyMetadata', 'properties'],
  write: true,
  handle(call) {
    const { site, caller, now, world } = call;
    if (caller.person === null)
      throw refuse(401, [
        'You are not authenticated. Authentication required to perform this operation.',
      ]);
    const body = asObject(call.body, 'body');
    for (const member of ['update', 'transition', 'historyMetadata']) {
      if (body[member] === undefined) continue;
      throw new StrictnessError(400, `the simulator takes no '${member}' on create`, member);
    }
    const properties = readProperties(body.properties);
    const issue = createIssue({
      site,
      caller,
      now,
      fields: asObject(body.fields, 'fields'),
      properties,
    });
    const operationId = operationOf(properties[markerProperty]);
    if (operationId !== null) {
      const { id, key } = issue;
      world.state.created.push({
        cloudId: site.cloudId,
        operationId,
        kind: 'issue',
        id,
        key,
        at: now,
      });
    }
    const self = selfLink(call, `issue/${issue.id}`);
    return { status: 201, body: { id: issue.id, key: issue.key, self } };
  },
};

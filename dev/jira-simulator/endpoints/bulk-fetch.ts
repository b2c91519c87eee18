import type { Endpoint } from '../http/endpoint.ts';
import { refuse } from '../http/jira-error.ts';
import { asObject, asStrings } from '../http/strict.ts';
import { findIssue, seesIssue } from '../issues/access.ts';
import { fieldIds, issueShape } from '../issues/render.ts';
import { assertExpands } from './expand.ts';

/** The two published descriptions disagree on the limit; this is the one both allow. */
const issueLimit = 100;

export const bulkFetch: Endpoint = {
  method: 'POST',
  path: '/rest/api/3/issue/bulkfetch',
  operationId: 'bulkFetchIssues',
  scope: 'read:jira-work',
  body: ['expand', 'fields', 'fieldsByKeys', 'issueIdsOrKeys', 'properties'],
  handle(call) {
    const body = asObject(call.body, 'body');
    const asked = asStrings(body.issueIdsOrKeys, 'issueIdsOrKeys');
    const fields = asStrings(body.fields, 'fields');
    const properties = asStrings(body.properties, 'properties');
    if (asked.length === 0) throw refuse(400, ['issueIdsOrKeys must not be empty.']);
    if (asked.length > issueLimit)
      throw refuse(400, [`At most ${issueLimit} issues can be fetched at once.`]);
    if (properties.length > 5) throw refuse(400, ['At most 5 properties can be fetched.']);
    const expand = asStrings(body.expand, 'expand').join(',');
    const changelog =
      assertExpands(expand, ['changelog', 'names', 'schema'], ['changelog']).length > 0;
    const wanted = {
      fields: fieldIds(fields.length > 0 ? fields : ['*navigable']),
      properties,
      changelog,
    };
    const issues = [...new Set(asked.map((ref) => findIssue(call.site, ref)))]
      .filter((issue) => issue !== undefined)
      .filter((issue) => seesIssue(call.site, call.caller, issue) && issue.hiddenUntil <= call.now)
      .toSorted((left, right) => Number(left.id) - Number(right.id))
      .map((issue) => issueShape(call, issue, wanted));
    return { status: 200, body: { issues, issueErrors: [] }, objects: issues.length };
  },
};

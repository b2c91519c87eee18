import type { Answer, Call, Endpoint } from '../http/endpoint.ts';
import { refuse } from '../http/jira-error.ts';
import { asObject, asStrings, listParameter, numberParameter } from '../http/strict.ts';
import { fieldIds, issueShape } from '../issues/render.ts';
import { makePageToken, readPageToken } from '../search/page-token.ts';
import { findMatches } from '../search/search.ts';
import { assertExpands } from './expand.ts';

const path = '/rest/api/3/search/jql';
const members = [
  'jql',
  'nextPageToken',
  'maxResults',
  'fields',
  'expand',
  'properties',
  'fieldsByKeys',
  'reconcileIssues',
];

export const getSearch: Endpoint = {
  method: 'GET',
  path,
  operationId: 'searchAndReconsileIssuesUsingJql',
  scope: 'read:jira-work',
  query: [...members, 'failFast'],
  handle(call) {
    const { query } = call;
    return search(call, {
      jql: query.get('jql') ?? '',
      nextPageToken: query.get('nextPageToken'),
      maxResults: query.get('maxResults'),
      fields: listParameter(query, 'fields') ?? [],
      properties: listParameter(query, 'properties') ?? [],
      reconcileIssues: listParameter(query, 'reconcileIssues') ?? [],
      expand: query.get('expand'),
    });
  },
};

export const postSearch: Endpoint = {
  method: 'POST',
  path,
  operationId: 'searchAndReconsileIssuesUsingJqlPost',
  scope: 'read:jira-work',
  body: members,
  handle(call) {
    const body = asObject(call.body, 'body');
    const ids = body.reconcileIssues ?? [];
    if (!Array.isArray(ids) || !ids.every((id) => Number.isInteger(id)))
      throw refuse(400, ['reconcileIssues: expected numeric issue ids.']);
    return search(call, {
      jql: String(body.jql ?? ''),
      nextPageToken: typeof body.nextPageToken === 'string' ? body.nextPageToken : null,
      maxResults: body.maxResults,
      fields: asStrings(body.fields, 'fields'),
      properties: asStrings(body.properties, 'properties'),
      reconcileIssues: ids.map(String),
      expand: typeof body.expand === 'string' ? body.expand : null,
    });
  },
};

interface Search {
  jql: string;
  nextPageToken: string | null;
  maxResults: unknown;
  fields: string[];
  properties: string[];
  reconcileIssues: string[];
  expand: string | null;
}

const reconcileLimit = 50;
const pageLimit = 5000;
/** The longest page when more than ids and keys is asked for. */
const contentPageLimit = 100;

function search(call: Call, asked: Search): Answer {
  if (asked.reconcileIssues.length > reconcileLimit)
    throw refuse(400, [`At most ${reconcileLimit} issues can be reconciled.`]);
  if (asked.properties.length > 5) throw refuse(400, ['At most 5 properties can be fetched.']);
  const expand = assertExpands(
    asked.expand,
    ['renderedFields', 'names', 'schema', 'transitions', 'operations', 'editmeta', 'changelog'],
    ['changelog'],
  );
  const fields = asked.fields.length > 0 ? fieldIds(asked.fields) : ['id'];
  const found = findMatches(call, asked.jql, asked.reconcileIssues);
  const size = pageSize(call, asked, fields);
  const identity = JSON.stringify([
    asked.jql,
    fields,
    asked.reconcileIssues,
    call.caller.person?.accountId ?? null,
  ]);
  const start =
    asked.nextPageToken === null ? 0 : readPageToken(asked.nextPageToken, identity, call.now);
  const end = start + size;
  const isLast = end >= found.length;
  const wanted = { fields, properties: asked.properties, changelog: expand.includes('changelog') };
  const issues = found
    .slice(start, end)
    .map((issue) => slim(issueShape(call, issue, wanted), fields));
  const next = isLast ? {} : { nextPageToken: makePageToken(identity, end, call.now) };
  return { status: 200, body: { issues, ...next, isLast }, objects: issues.length };
}

function pageSize(call: Call, asked: Search, fields: readonly string[]): number {
  const limits = { name: 'maxResults', fallback: 50, min: 1, max: pageLimit };
  const size = numberParameter(asked.maxResults, limits);
  const onlyIds = fields.every((field) => field === 'id' || field === 'key');
  const capped = onlyIds ? size : Math.min(size, contentPageLimit);
  return call.site.switches.shortPages ? Math.max(1, Math.ceil(capped / 2)) : capped;
}

/** With the default `fields` an answer holds nothing but ids. */
function slim(issue: Record<string, unknown>, fields: readonly string[]): Record<string, unknown> {
  const only = fields.length === 1 && fields[0] === 'id';
  return only ? { id: issue.id } : issue;
}

import type { Call, Endpoint } from '../http/endpoint.ts';
import { refuse } from '../http/jira-error.ts';
import { asObject, assertMembers } from '../http/strict.ts';
import { may, visibleIssue } from '../issues/access.ts';
import { addHistory } from '../issues/history.ts';
import { linkTypeShape } from '../issues/shapes.ts';
import { keepStale } from '../issues/stale.ts';
import { linkTypes } from '../state/catalogue.ts';
import type { StoredIssue } from '../state/model.ts';
import { takeId } from '../state/world.ts';

export const postIssueLink: Endpoint = {
  method: 'POST',
  path: '/rest/api/3/issueLink',
  operationId: 'linkIssues',
  scope: 'write:jira-work',
  body: ['type', 'inwardIssue', 'outwardIssue'],
  write: true,
  handle(call) {
    const { site, caller } = call;
    const body = asObject(call.body, 'body');
    const type = readType(body.type);
    const inward = readEnd(call, body.inwardIssue, 'inwardIssue');
    const outward = readEnd(call, body.outwardIssue, 'outwardIssue');
    if (inward.id === outward.id) throw refuse(400, ['You cannot link an issue to itself.']);
    for (const issue of [inward, outward]) {
      if (may(site, caller, issue.projectId, 'LINK_ISSUES')) continue;
      throw refuse(401, ['No Link Issue Permission for issue.']);
    }
    const known = site.links.some(
      (link) =>
        link.typeId === type.id && link.inwardId === inward.id && link.outwardId === outward.id,
    );
    // A repeated request is answered like the first and makes no second link.
    if (!known) link(call, type, inward, outward);
    return { status: 201 };
  },
};

export const removeIssueLink: Endpoint = {
  method: 'DELETE',
  path: '/rest/api/3/issueLink/:linkId',
  operationId: 'deleteIssueLink',
  scope: 'write:jira-work',
  write: true,
  handle(call) {
    const { site, caller, params, now } = call;
    const link = site.links.find(({ id }) => id === params.linkId);
    if (link === undefined) throw refuse(404, ['No issue link with this id exists.']);
    const ends = [link.inwardId, link.outwardId].map((id) => visibleIssue(call, id));
    // Both must be seen; the right to link is needed in one of the projects.
    if (!ends.some(({ projectId }) => may(site, caller, projectId, 'LINK_ISSUES')))
      throw refuse(401, ['No Link Issue Permission for issue.']);
    for (const issue of ends) {
      keepStale(site, issue.id, now);
      issue.updated = Math.max(issue.updated, now);
    }
    site.links = site.links.filter(({ id }) => id !== link.id);
    return { status: 204 };
  },
};

export const getLinkTypes: Endpoint = {
  method: 'GET',
  path: '/rest/api/3/issueLinkType',
  operationId: 'getIssueLinkTypes',
  scope: 'read:jira-work',
  handle(call) {
    const issueLinkTypes = linkTypes.map(({ id }) => linkTypeShape(call, id));
    return { status: 200, body: { issueLinkTypes } };
  },
};

type LinkType = (typeof linkTypes)[number];

function link(call: Call, type: LinkType, inward: StoredIssue, outward: StoredIssue): void {
  const { site, now, caller } = call;
  const author = caller.person?.accountId ?? '';
  const change = (issue: StoredIssue, other: StoredIssue, phrase: string) => {
    keepStale(site, issue.id, now);
    issue.updated = Math.max(issue.updated, now);
    const toText = `This issue ${phrase} ${other.key}`;
    const item = { field: 'Link', fieldId: 'issuelinks', from: null, fromText: null };
    addHistory(site, issue, { author, at: now, items: [{ ...item, to: other.key, toText }] });
  };
  change(inward, outward, type.outward);
  change(outward, inward, type.inward);
  const ends = { inwardId: inward.id, outwardId: outward.id };
  site.links.push({ id: takeId(site), typeId: type.id, ...ends });
}

function readType(given: unknown): LinkType {
  const { id, name } = asObject(given, 'type');
  const type = linkTypes.find((one) => one.id === id || one.name === name);
  if (type === undefined) throw refuse(404, [`No issue link type with name '${name}' found.`]);
  return type;
}

function readEnd(call: Call, given: unknown, where: string): StoredIssue {
  const end = asObject(given, where);
  assertMembers(end, ['id', 'key'], where);
  return visibleIssue(call, String(end.id ?? end.key));
}

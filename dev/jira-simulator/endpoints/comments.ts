import type { AdfDoc } from '../../../domain/json.ts';
import { markerProperty } from '../../../domain/operations/label.ts';
import type { Call, Endpoint } from '../http/endpoint.ts';
import { badFields, refuse, StrictnessError } from '../http/jira-error.ts';
import { asObject, isObject, numberParameter } from '../http/strict.ts';
import { may, visibleComments, visibleIssue } from '../issues/access.ts';
import { addComment } from '../issues/add-comment.ts';
import { isAdf } from '../issues/adf.ts';
import { commentPage, commentShape } from '../issues/comments.ts';
import { readProperties } from '../issues/properties.ts';
import { keepStale } from '../issues/stale.ts';
import { noteCreation } from '../state/creations.ts';
import type { StoredComment, StoredIssue } from '../state/model.ts';
import { getProject } from '../state/site.ts';
import { assertExpands } from './expand.ts';

const path = '/rest/api/3/issue/:issueIdOrKey/comment';
const onePath = `${path}/:id`;
const expands = ['renderedBody', 'properties'];
const orders = ['created', '-created', '+created'];

/** Live pages end at this size, whatever was asked. */
const pageCap = 100;

export const getComments: Endpoint = {
  method: 'GET',
  path,
  operationId: 'getComments',
  scope: 'read:jira-work',
  query: ['startAt', 'maxResults', 'orderBy', 'expand'],
  handle(call) {
    const issue = visibleIssue(call, call.params.issueIdOrKey ?? '');
    const { query } = call;
    const orderBy = query.get('orderBy') ?? 'created';
    if (!orders.includes(orderBy))
      throw new StrictnessError(400, `unknown orderBy '${orderBy}'`, 'orderBy');
    const maxResults = numberParameter(query.get('maxResults'), {
      name: 'maxResults',
      fallback: pageCap,
      min: 0,
      max: 5000,
    });
    const body = commentPage(call, {
      issue,
      project: getProject(call.site, issue.projectId),
      startAt: numberParameter(query.get('startAt'), {
        name: 'startAt',
        fallback: 0,
        min: 0,
        max: 1e9,
      }),
      maxResults: Math.min(maxResults, pageCap),
      newestFirst: orderBy === '-created',
      withProperties: assertExpands(query.get('expand'), expands, ['properties']).includes(
        'properties',
      ),
    });
    return { status: 200, body, objects: 1 };
  },
};

export const postComment: Endpoint = {
  method: 'POST',
  path,
  operationId: 'addComment',
  scope: 'write:jira-work',
  query: ['expand'],
  body: ['body', 'properties', 'visibility'],
  write: true,
  handle(call) {
    const { site, caller, now, world } = call;
    const issue = visibleIssue(call, call.params.issueIdOrKey ?? '');
    const withProperties =
      assertExpands(call.query.get('expand'), expands, ['properties']).length > 0;
    const given = asObject(call.body, 'body');
    if (caller.person === null || !may(site, caller, issue.projectId, 'ADD_COMMENTS'))
      throw refuse(400, [], {
        comment: 'You do not have the permission to comment on this issue.',
      });
    if (!isObject(given.body)) throw badFields({ comment: 'Comment body can not be empty!' });
    if (!isAdf(given.body)) throw badFields({ comment: 'INVALID_INPUT' });
    const properties = readProperties(given.properties);
    const comment = addComment(site, issue, {
      author: caller.person.accountId,
      body: given.body as unknown as AdfDoc,
      properties,
      at: now,
      visibility: given.visibility,
    });
    const { cloudId } = site;
    const made = { cloudId, kind: 'comment', id: comment.id, key: issue.key } as const;
    noteCreation(world, properties[markerProperty], made);
    const project = getProject(site, issue.projectId);
    return { status: 201, body: commentShape(call, { issue, project, withProperties }, comment) };
  },
};

export const getComment: Endpoint = {
  method: 'GET',
  path: onePath,
  operationId: 'getComment',
  scope: 'read:jira-work',
  query: ['expand'],
  handle(call) {
    const issue = visibleIssue(call, call.params.issueIdOrKey ?? '');
    const comment = visibleComment(call, issue);
    const withProperties =
      assertExpands(call.query.get('expand'), expands, ['properties']).length > 0;
    const project = getProject(call.site, issue.projectId);
    const body = commentShape(call, { issue, project, withProperties }, comment);
    return { status: 200, body, objects: 1 };
  },
};

export const removeComment: Endpoint = {
  method: 'DELETE',
  path: onePath,
  operationId: 'deleteComment',
  scope: 'write:jira-work',
  write: true,
  handle(call) {
    const { site, caller, now } = call;
    const issue = visibleIssue(call, call.params.issueIdOrKey ?? '');
    const comment = visibleComment(call, issue);
    const isOwn = comment.author === caller.person?.accountId;
    const held = (name: string) => may(site, caller, issue.projectId, name);
    if (!held('DELETE_ALL_COMMENTS') && !(isOwn && held('DELETE_OWN_COMMENTS')))
      throw refuse(400, ['You do not have the permission to delete this comment.']);
    keepStale(site, issue.id, now);
    issue.comments = issue.comments.filter(({ id }) => id !== comment.id);
    issue.updated = Math.max(issue.updated, now);
    return { status: 204 };
  },
};

function visibleComment({ caller, params }: Call, issue: StoredIssue): StoredComment {
  const found = visibleComments(caller, issue).find(({ id }) => id === params.id);
  if (found === undefined) throw refuse(404, ['The comment does not exist.']);
  return found;
}

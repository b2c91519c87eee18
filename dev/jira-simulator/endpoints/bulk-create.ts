import type { Call, Endpoint } from '../http/endpoint.ts';
import { JiraError, refuse } from '../http/jira-error.ts';
import { asObject } from '../http/strict.ts';
import { createFromBody } from './create-issue.ts';

/** The most issues one request may create. */
const elementLimit = 50;

export const postIssues: Endpoint = {
  method: 'POST',
  path: '/rest/api/3/issue/bulk',
  operationId: 'createIssues',
  scope: 'write:jira-work',
  body: ['issueUpdates'],
  write: true,
  handle(call) {
    const { issueUpdates } = asObject(call.body, 'body');
    if (!Array.isArray(issueUpdates) || issueUpdates.length === 0)
      throw refuse(400, ['issueUpdates must hold at least one issue.']);
    if (issueUpdates.length > elementLimit)
      throw refuse(400, [`At most ${elementLimit} issues can be created at once.`]);
    const results = issueUpdates.map((element, at) => createOne(call, element, at));
    const issues = results.flatMap((result) => ('issue' in result ? [result.issue] : []));
    const errors = results.flatMap((result) => ('error' in result ? [result.error] : []));
    return { status: issues.length > 0 ? 201 : 400, body: { issues, errors } };
  },
};

type Result = { issue: Record<string, unknown> } | { error: Record<string, unknown> };

function createOne(call: Call, element: unknown, at: number): Result {
  try {
    return { issue: createFromBody(call, element) };
  } catch (error) {
    if (!(error instanceof JiraError) || error.status === 401) throw error;
    const { status, body } = error;
    return { error: { status, elementErrors: body, failedElementNumber: at } };
  }
}

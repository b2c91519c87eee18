import type { Endpoint } from '../http/endpoint.ts';
import { badFields, refuse } from '../http/jira-error.ts';
import { asObject } from '../http/strict.ts';
import { may, visibleIssue } from '../issues/access.ts';
import { changeFields } from '../issues/history.ts';
import { keepStale } from '../issues/stale.ts';
import { checkValue } from '../issues/values.ts';
import { findField } from '../state/fields.ts';
import { getProject } from '../state/site.ts';

/** The account id that stands for the default assignee of the project. */
const projectDefault = '-1';

export const putAssignee: Endpoint = {
  method: 'PUT',
  path: '/rest/api/3/issue/:issueIdOrKey/assignee',
  operationId: 'assignIssue',
  scope: 'write:jira-work',
  body: ['accountId'],
  write: true,
  handle(call) {
    const { site, caller, now } = call;
    const issue = visibleIssue(call, call.params.issueIdOrKey ?? '');
    if (!may(site, caller, issue.projectId, 'ASSIGN_ISSUES'))
      throw refuse(403, ['You do not have permission to assign issues.']);
    const project = getProject(site, issue.projectId);
    const { accountId = null } = asObject(call.body, 'body');
    const wanted = accountId === projectDefault ? project.lead : accountId;
    const field = findField('assignee');
    if (field === undefined) throw new Error('there is no field assignee');
    const checked = checkValue(field, { accountId: wanted }, { site, project, caller });
    if ('problem' in checked) throw badFields({ assignee: checked.problem });
    keepStale(site, issue.id, now);
    const author = caller.person?.accountId ?? '';
    changeFields(site, issue, { fields: { assignee: checked.value }, author, at: now });
    return { status: 204 };
  },
};

import type { JiraClient } from './client.ts';

/** A call to Jira as an administrator reads it. */
interface JiraCall {
  /** The scope of the manifest that Jira asks for it. */
  scope: string;
  /** Method and path, after `/rest/api/3`. */
  request: string;
  why: string;
  /** The setting without which it is never made, where its scope is not in the manifest from the start. */
  setting?: string;
}

const read = 'read:jira-work';
const write = 'write:jira-work';
const users = 'read:jira-user';

/** Every call to Jira that the client can make: what it asks for, by which scope, and why. */
export const jiraCalls: Record<keyof JiraClient, JiraCall> = {
  getIssue: {
    scope: read,
    request: 'GET /issue/{id}',
    why: 'judge a work item, and look at it again before it is changed',
  },
  getIssueHead: {
    scope: read,
    request: 'GET /issue/{id}',
    why: 'whether the person sees the work item, and in which space it is',
  },
  getTrace: {
    scope: read,
    request: 'GET /issue/{id}',
    why: 'whether anybody touched a subtask that is to be taken back',
  },
  bulkFetch: {
    scope: read,
    request: 'POST /issue/bulkfetch',
    why: 'which work items of a list the person sees; those that a text names as linked; read back what was written',
  },
  search: {
    scope: read,
    request: 'POST /search/jql',
    why: 'find a subtask whose creation was not confirmed',
  },
  searchPage: {
    scope: read,
    request: 'POST /search/jql',
    why: 'work items of a space for a first look or a sweep; finished ones, for the usefulness of rules; what was created twice',
  },
  countIssues: {
    scope: read,
    request: 'POST /search/approximate-count',
    why: 'how many work items a sweep would judge, before it is approved',
  },
  listComments: {
    scope: read,
    request: 'GET /issue/{id}/comment',
    why: 'find a comment whose creation was not confirmed: ids and properties, not its words; whether one more fits',
  },
  getComment: {
    scope: read,
    request: 'GET /issue/{id}/comment/{id}',
    why: 'read back a comment that was written',
  },
  listChanges: {
    scope: read,
    request: 'GET /issue/{id}/changelog',
    why: 'whether somebody else changed a field meanwhile',
  },
  listChangesOfMany: {
    scope: read,
    request: 'POST /changelog/bulkfetch',
    why: 'what became of finished work items, for the usefulness of rules',
  },
  getMyPermissions: {
    scope: read,
    request: 'GET /mypermissions',
    why: 'what the person may do by hand',
  },
  getProject: { scope: read, request: 'GET /project/{id}', why: 'the space of a page' },
  searchProjects: {
    scope: read,
    request: 'GET /project/search',
    why: 'the spaces that an administrator may turn on',
  },
  getRoleMembers: {
    scope: read,
    request: 'GET /project/{id}/role/{id}',
    why: 'who has a role that a policy or a grant names',
  },
  listRoles: {
    scope: read,
    request: 'GET /project/{id}/roledetails',
    why: 'the names of roles, for who sets a policy or gives roles',
  },
  listStatusCategories: {
    scope: read,
    request: 'GET /project/{id}/statuses',
    why: 'what counts as finished, for the usefulness of rules',
  },
  listSubtaskTypes: {
    scope: read,
    request: 'GET /issue/createmeta/{id}/issuetypes',
    why: 'the type of a new subtask',
  },
  listCreateFields: {
    scope: read,
    request: 'GET /issue/createmeta/{id}/issuetypes/{id}',
    why: 'fields that Jira requires of a new subtask',
  },
  listEditFields: {
    scope: read,
    request: 'GET /issue/{id}/editmeta',
    why: 'fields that can be edited, and their options',
  },
  listFields: {
    scope: read,
    request: 'GET /field',
    why: 'the field with acceptance criteria; the field Readiness',
  },
  listLinkTypes: { scope: read, request: 'GET /issueLinkType', why: 'the kinds of links' },
  createIssue: { scope: write, request: 'POST /issue', why: 'an approved subtask' },
  addComment: { scope: write, request: 'POST /issue/{id}/comment', why: 'an approved comment' },
  editIssue: {
    scope: write,
    request: 'PUT /issue/{id}',
    why: 'approved sections of a description, labels, components; an approved undo',
  },
  assignIssue: {
    scope: write,
    request: 'PUT /issue/{id}/assignee',
    why: 'an approved assignee',
  },
  linkIssues: { scope: write, request: 'POST /issueLink', why: 'an approved link' },
  deleteIssue: {
    scope: write,
    request: 'DELETE /issue/{id}',
    why: 'an approved undo of a subtask that nobody touched',
  },
  deleteComment: {
    scope: write,
    request: 'DELETE /issue/{id}/comment/{id}',
    why: 'an approved undo of a comment',
  },
  deleteLink: {
    scope: write,
    request: 'DELETE /issueLink/{id}',
    why: 'an approved undo of a link',
  },
  notify: {
    scope: write,
    request: 'POST /issue/{id}/notify',
    why: 'tell a named approver, where an administrator turned mails on',
  },
  setIssueProperty: {
    scope: write,
    request: 'PUT /issue/{id}/properties/{key}',
    why: 'what the workflow gate reads, where an administrator turned it on',
  },
  setFieldValues: {
    scope: 'write:app-data:jira',
    request: 'POST /app/field/value',
    why: 'the field Readiness, where an administrator turned it on',
  },
  getMyself: { scope: users, request: 'GET /myself', why: 'whose token it is' },
  listMyGroups: { scope: users, request: 'GET /myself', why: 'the groups of the person' },
  searchPeople: {
    scope: users,
    request: 'GET /user/search',
    why: 'people by name, for who sets a policy or gives roles',
  },
  searchGroups: {
    scope: users,
    request: 'GET /groups/picker',
    why: 'groups by name, for who sets a policy or gives roles',
  },
  findKnownAccounts: {
    scope: users,
    request: 'GET /user/bulk',
    why: 'whether the people that a policy or a grant names exist',
  },
  findNames: {
    scope: users,
    request: 'GET /user/bulk',
    why: 'the names of people who approved or wrote, for who may see the work item',
  },
  findKnownGroups: {
    scope: users,
    request: 'GET /group/bulk',
    why: 'whether the groups that a policy or a grant names exist',
  },
  isAssignable: {
    scope: users,
    request: 'GET /user/assignable/search',
    why: 'whether somebody can be assigned',
  },
  listWorkflows: {
    scope: 'manage:jira-configuration',
    request: 'GET /workflows/search',
    why: 'the workflows to clean before an uninstall',
    setting: 'READYGATE_LIST_GATES',
  },
};

import type { Endpoint } from '../http/endpoint.ts';
import { postFieldValues, putFieldValue } from './app-field.ts';
import { postApproximateCount } from './approximate-count.ts';
import { getAssignable } from './assignable.ts';
import { putAssignee } from './assignee.ts';
import { postBulkChangelog } from './bulk-changelog.ts';
import { postIssues } from './bulk-create.ts';
import { bulkFetch } from './bulk-fetch.ts';
import { getChangelog } from './changelog.ts';
import { getComment, getComments, postComment, removeComment } from './comments.ts';
import { postIssue } from './create-issue.ts';
import { getCreateFields, getCreateTypes } from './create-metadata.ts';
import { putIssue, removeIssue } from './edit-issue.ts';
import { getEditMetadata } from './edit-metadata.ts';
import { getFields } from './fields.ts';
import { getGroupsBulk, getGroupsPicker, getUsers, getUsersBulk } from './identities.ts';
import { getIssue } from './issue.ts';
import { getLinkTypes, postIssueLink, removeIssueLink } from './links.ts';
import { getMyPermissions } from './my-permissions.ts';
import { postNotify } from './notify.ts';
import { getOldSearch, postOldSearch } from './old-search.ts';
import { getMyself } from './people.ts';
import { postPermissionsCheck } from './permissions-check.ts';
import { getProjectByKey, searchProjects } from './project.ts';
import { getProjectRole, getRoleDetails } from './project-role.ts';
import { getProjectStatuses } from './project-statuses.ts';
import {
  deleteIssueProperty,
  getIssueProperty,
  getIssuePropertyKeys,
  setIssueProperty,
} from './properties.ts';
import { getSearch, postSearch } from './search.ts';
import { searchWorkflows } from './workflows.ts';

/** Every operation the simulator knows. What is not here is an error. */
export const endpoints: readonly Endpoint[] = [
  getIssue,
  postIssue,
  putIssue,
  removeIssue,
  postIssues,
  bulkFetch,
  putAssignee,
  getChangelog,
  postBulkChangelog,
  getComments,
  getComment,
  postComment,
  removeComment,
  postNotify,
  postIssueLink,
  removeIssueLink,
  getLinkTypes,
  getEditMetadata,
  getIssuePropertyKeys,
  getIssueProperty,
  setIssueProperty,
  deleteIssueProperty,
  getSearch,
  postSearch,
  postApproximateCount,
  getOldSearch,
  postOldSearch,
  getCreateTypes,
  getCreateFields,
  searchProjects,
  getProjectByKey,
  getProjectRole,
  getRoleDetails,
  getProjectStatuses,
  getFields,
  getMyself,
  getUsersBulk,
  getGroupsBulk,
  getUsers,
  getGroupsPicker,
  getMyPermissions,
  postPermissionsCheck,
  getAssignable,
  postFieldValues,
  putFieldValue,
  searchWorkflows,
];

import type { Endpoint } from '../http/endpoint.ts';
import { bulkFetch } from './bulk-fetch.ts';
import { getComments, postComment } from './comments.ts';
import { postIssue } from './create-issue.ts';
import { getCreateFields, getCreateTypes } from './create-metadata.ts';
import { getIssue } from './issue.ts';
import { getMyPermissions } from './my-permissions.ts';
import { getOldSearch, postOldSearch } from './old-search.ts';
import { getMyself } from './people.ts';
import {
  deleteIssueProperty,
  getIssueProperty,
  getIssuePropertyKeys,
  setIssueProperty,
} from './properties.ts';
import { getSearch, postSearch } from './search.ts';

/** Every operation the simulator knows. What is not here is an error. */
export const endpoints: readonly Endpoint[] = [
  getIssue,
  postIssue,
  bulkFetch,
  getSearch,
  postSearch,
  getOldSearch,
  postOldSearch,
  getCreateTypes,
  getCreateFields,
  getComments,
  postComment,
  getIssuePropertyKeys,
  getIssueProperty,
  setIssueProperty,
  deleteIssueProperty,
  getMyPermissions,
  getMyself,
];

import type { Static, TSchema } from 'typebox';
import { isReadygateError, ReadygateError } from '../../domain/errors.ts';
import type { HeldPermissions, PermissionName } from '../../domain/operations/permissions.ts';
import { classifyDone, classifyReply, heldBack, type WriteReply } from './classify.ts';
import { createEdits, type JiraEdits } from './edits.ts';
import { createHistories, type JiraHistories } from './histories.ts';
import { createJiraHttp, type JiraAuth, type JiraHttpOptions, type JiraRequest } from './http.ts';
import { createMail, type JiraMail } from './mail.ts';
import { createMembers, type JiraMembers } from './members.ts';
import { createParser, type Parser, requireOk } from './parse.ts';
import { createPublishing, type JiraPublishing } from './publishing.ts';
import {
  CommentPage,
  Count,
  type CreateField,
  CreateFields,
  Fields,
  type IssueBean,
  IssueBean as IssueBeanSchema,
  IssueHead,
  IssueList,
  IssueTypes,
  Myself,
  Permissions,
  Project,
  ProjectPage,
  type SiteField,
} from './schemas.ts';

interface IssueComment {
  id: string;
  created: string;
  properties: Record<string, unknown>;
}

/** A write and how long it may take. */
export interface Timed {
  milliseconds: number;
  /** Milliseconds within which it must begin, or it is not sent. Default: `beginsWithin`. */
  beginWithin?: number;
}

/**
 * The Jira operations in use. Reads throw: issue_not_found, jira_token_refused, jira_rate_limited,
 * jira_permission_missing, jira_unavailable, jira_answer_unreadable. Writes never throw for what Jira
 * answered or failed to answer: they say what is known of the outcome.
 */
export interface JiraClient
  extends JiraEdits,
    JiraHistories,
    JiraMail,
    JiraMembers,
    JiraPublishing {
  /** With the fields that are named; else with all but comments and work logs, which may be restricted. */
  getIssue(auth: JiraAuth, issueId: string, fields?: readonly string[]): Promise<IssueBean>;
  /** Null when it is not there or not visible. */
  getIssueHead(
    auth: JiraAuth,
    issueId: string,
  ): Promise<{ id: string; key: string; projectId: string } | null>;
  /** Without an issue or project only permissions of the whole site can be asked for. */
  getMyPermissions(
    auth: JiraAuth,
    context: { issueId: string } | { projectId: string } | Record<string, never>,
    names: readonly PermissionName[],
  ): Promise<HeldPermissions>;
  getMyself(auth: JiraAuth): Promise<{ accountId: string; displayName: string }>;
  /** By id or key. */
  getProject(auth: JiraAuth, project: string): Promise<{ id: string; key: string }>;
  /** One page of the projects that the caller may browse, by key; only those of the ids, of up to 50, where given. */
  searchProjects(
    auth: JiraAuth,
    wanted: { startAt: number; ids?: readonly string[] },
  ): Promise<{ projects: { id: string; key: string; name: string }[]; isLast: boolean }>;
  /** The subtask types of a project, by flag. A project may have none. */
  listSubtaskTypes(auth: JiraAuth, projectId: string): Promise<{ id: string; name: string }[]>;
  listCreateFields(auth: JiraAuth, projectId: string, issueTypeId: string): Promise<CreateField[]>;
  /** Of up to 100 ids those that are visible, with their properties. */
  bulkFetch(
    auth: JiraAuth,
    ids: readonly string[],
    options: { fields: readonly string[]; properties: readonly string[] },
  ): Promise<IssueBean[]>;
  search(
    auth: JiraAuth,
    jql: string,
    options: { fields: readonly string[]; properties: readonly string[] },
  ): Promise<IssueBean[]>;
  /** One page of a longer answer; the token of the next one is null on the last. */
  searchPage(
    auth: JiraAuth,
    jql: string,
    options: {
      fields: readonly string[];
      properties: readonly string[];
      pageToken: string | null;
      /** Issues of a page: 50 unless it is said, 100 at most; Jira may give fewer. */
      limit?: number;
    },
  ): Promise<{ issues: IssueBean[]; nextPageToken: string | null }>;
  /** How many issues match, as far as the index of Jira knows them. */
  countIssues(auth: JiraAuth, jql: string): Promise<number>;
  /** Newest first, one page. */
  listComments(
    auth: JiraAuth,
    issueId: string,
    page: { startAt: number },
  ): Promise<{ total: number; comments: IssueComment[] }>;
  /** The site's fields, as far as the caller may see them; `custom` names the app that owns one. */
  listFields(auth: JiraAuth): Promise<SiteField[]>;
  createIssue(auth: JiraAuth, body: unknown, timed: Timed): Promise<WriteReply>;
  addComment(auth: JiraAuth, issueId: string, body: unknown, timed: Timed): Promise<WriteReply>;
}

const api = '/rest/api/3';
const commentPageSize = 100;
const allButTalk = ['*all', '-comment', '-worklog'];
const projectPageSize = 50;
const searchPageSize = 50;

export function createJiraClient(options: JiraHttpOptions): JiraClient {
  const http = createJiraHttp(options);
  const read = async <Schema extends TSchema>(
    auth: JiraAuth,
    parser: Parser<Schema>,
    asked: JiraRequest,
  ): Promise<Static<Schema>> => parser.parse(requireOk(await http.read(auth, asked)));
  /** `id`: of what is changed, where Jira answers a success with nothing, and with which statuses. */
  const write = async (
    auth: JiraAuth,
    asked: JiraRequest,
    timed: Timed,
    id?: string,
    statuses?: readonly number[],
  ): Promise<WriteReply> => {
    try {
      const reply = await http.write(auth, asked, timed);
      return id === undefined ? classifyReply(reply) : classifyDone(reply, id, statuses);
    } catch (error) {
      if (isReadygateError(error, 'jira_rate_limited')) return heldBack(error);
      if (error instanceof ReadygateError) throw error;
      return { kind: 'ambiguous', status: null };
    }
  };
  const issue = (id: string) => `${api}/issue/${encodeURIComponent(id)}`;
  const searchPage: JiraClient['searchPage'] = async (auth, jql, options) => {
    const { fields, properties, pageToken, limit = searchPageSize } = options;
    const next = pageToken === null ? {} : { nextPageToken: pageToken };
    const body = { jql, fields, properties, maxResults: limit, ...next };
    const asked = { method: 'POST' as const, path: `${api}/search/jql`, body };
    const page = await read(auth, parsers.list, asked);
    return { issues: page.issues, nextPageToken: page.nextPageToken ?? null };
  };
  return {
    ...createEdits({ read, write }),
    ...createMail({ write }),
    ...createMembers(read),
    ...createHistories(read),
    ...createPublishing({ read, write }),
    getIssue: (auth, issueId, fields = allButTalk) =>
      read(auth, parsers.issue, {
        method: 'GET',
        path: issue(issueId),
        query: { fields: fields.join(',') },
      }),
    async getIssueHead(auth, issueId) {
      try {
        const head = await read(auth, parsers.head, {
          method: 'GET',
          path: issue(issueId),
          query: { fields: 'project' },
        });
        return { id: head.id, key: head.key, projectId: head.fields.project.id };
      } catch (error) {
        if (error instanceof ReadygateError && error.code === 'issue_not_found') return null;
        throw error;
      }
    },
    async getMyPermissions(auth, context, names) {
      const query = { ...context, permissions: names.join(',') };
      const { permissions } = await read(auth, parsers.permissions, {
        method: 'GET',
        path: `${api}/mypermissions`,
        query,
      });
      const held = names.map((name) => [name, permissions[name]?.havePermission === true] as const);
      return Object.fromEntries(held);
    },
    getMyself: (auth) => read(auth, parsers.myself, { method: 'GET', path: `${api}/myself` }),
    async getProject(auth, project) {
      const path = `${api}/project/${encodeURIComponent(project)}`;
      const { id, key } = await read(auth, parsers.project, { method: 'GET', path });
      return { id, key };
    },
    async searchProjects(auth, { startAt, ids }) {
      const { values, isLast } = await read(auth, parsers.projects, {
        method: 'GET',
        path: `${api}/project/search`,
        query: {
          ...(ids ? { id: ids } : {}),
          orderBy: 'key',
          startAt: String(startAt),
          maxResults: String(projectPageSize),
        },
      });
      const projects = values.map(({ id, key, name }) => ({ id, key, name }));
      return { projects, isLast: isLast ?? values.length < projectPageSize };
    },
    async listSubtaskTypes(auth, projectId) {
      const path = `${api}/issue/createmeta/${encodeURIComponent(projectId)}/issuetypes`;
      const { issueTypes } = await read(auth, parsers.types, {
        method: 'GET',
        path,
        query: { maxResults: '200' },
      });
      return issueTypes.filter(({ subtask }) => subtask).map(({ id, name }) => ({ id, name }));
    },
    async listCreateFields(auth, projectId, issueTypeId) {
      const path = `${api}/issue/createmeta/${encodeURIComponent(projectId)}/issuetypes/${encodeURIComponent(issueTypeId)}`;
      const { fields } = await read(auth, parsers.createFields, {
        method: 'GET',
        path,
        query: { maxResults: '200' },
      });
      return fields;
    },
    async bulkFetch(auth, ids, { fields, properties }) {
      if (ids.length === 0) return [];
      const body = { issueIdsOrKeys: ids, fields, properties };
      return (
        await read(auth, parsers.list, { method: 'POST', path: `${api}/issue/bulkfetch`, body })
      ).issues;
    },
    search: async (auth, jql, wanted) =>
      (await searchPage(auth, jql, { ...wanted, pageToken: null })).issues,
    searchPage,
    async countIssues(auth, jql) {
      const path = `${api}/search/approximate-count`;
      return (await read(auth, parsers.count, { method: 'POST', path, body: { jql } })).count;
    },
    async listComments(auth, issueId, { startAt }) {
      const query = {
        orderBy: '-created',
        expand: 'properties',
        startAt: String(startAt),
        maxResults: String(commentPageSize),
      };
      const page = await read(auth, parsers.comments, {
        method: 'GET',
        path: `${issue(issueId)}/comment`,
        query,
      });
      const comments = page.comments.map(({ id, created, properties = [] }) => ({
        id,
        created,
        properties: Object.fromEntries(properties.map(({ key, value }) => [key, value])),
      }));
      return { total: page.total, comments };
    },
    listFields: (auth) => read(auth, parsers.fields, { method: 'GET', path: `${api}/field` }),
    createIssue: (auth, body, timed) =>
      write(auth, { method: 'POST', path: `${api}/issue`, body }, timed),
    addComment: (auth, issueId, body, timed) =>
      write(auth, { method: 'POST', path: `${issue(issueId)}/comment`, body }, timed),
  };
}

const parsers = {
  issue: createParser(IssueBeanSchema),
  head: createParser(IssueHead),
  list: createParser(IssueList),
  permissions: createParser(Permissions),
  myself: createParser(Myself),
  project: createParser(Project),
  projects: createParser(ProjectPage),
  types: createParser(IssueTypes),
  createFields: createParser(CreateFields),
  comments: createParser(CommentPage),
  count: createParser(Count),
  fields: createParser(Fields),
};

import type { Static, TSchema } from 'typebox';
import type { FieldChange } from '../../domain/field-change.ts';
import type { WriteReply } from './classify.ts';
import type { Timed } from './client.ts';
import { fieldChanges } from './field-changes.ts';
import type { JiraAuth, JiraRequest } from './http.ts';
import { createParser, type Parser } from './parse.ts';
import {
  Changes,
  Comment,
  type EditField,
  EditFields,
  type LinkType,
  LinkTypes,
  People,
  Trace,
} from './schemas.ts';
import { type IssueTrace, traceOf } from './trace.ts';

/** Changes of issues that are there, and what is asked around them. Errors as of `JiraClient`. */
export interface JiraEdits {
  editIssue(auth: JiraAuth, issueId: string, body: unknown, timed: Timed): Promise<WriteReply>;
  /** Null: nobody. */
  assignIssue(
    auth: JiraAuth,
    issueId: string,
    accountId: string | null,
    timed: Timed,
  ): Promise<WriteReply>;
  /** `inward` is the one that blocks. The reply bears `id`, because Jira names none. */
  linkIssues(
    auth: JiraAuth,
    link: { typeId: string; inwardId: string; outwardId: string; id: string },
    timed: Timed,
  ): Promise<WriteReply>;
  deleteIssue(auth: JiraAuth, issueId: string, timed: Timed): Promise<WriteReply>;
  deleteComment(
    auth: JiraAuth,
    issueId: string,
    commentId: string,
    timed: Timed,
  ): Promise<WriteReply>;
  deleteLink(auth: JiraAuth, linkId: string, timed: Timed): Promise<WriteReply>;
  /** The newest hundred entries or more, oldest first. */
  listChanges(auth: JiraAuth, issueId: string): Promise<FieldChange[]>;
  /** The fields on the edit screen of an issue, by id. */
  listEditFields(auth: JiraAuth, issueId: string): Promise<Record<string, EditField>>;
  isAssignable(auth: JiraAuth, issueId: string, accountId: string): Promise<boolean>;
  listLinkTypes(auth: JiraAuth): Promise<LinkType[]>;
  getComment(auth: JiraAuth, issueId: string, commentId: string): Promise<Static<typeof Comment>>;
  /** An issue with what people left on it and its newest changes, read at once. */
  getTrace(auth: JiraAuth, issueId: string, property: string): Promise<IssueTrace>;
}

interface Calls {
  read<Schema extends TSchema>(
    auth: JiraAuth,
    parser: Parser<Schema>,
    asked: JiraRequest,
  ): Promise<Static<Schema>>;
  write(auth: JiraAuth, asked: JiraRequest, timed: Timed, id?: string): Promise<WriteReply>;
}

const api = '/rest/api/3';
const changePage = 100;

export function createEdits({ read, write }: Calls): JiraEdits {
  const issue = (id: string) => `${api}/issue/${encodeURIComponent(id)}`;
  const comment = (issueId: string, id: string) =>
    `${issue(issueId)}/comment/${encodeURIComponent(id)}`;
  const changesFrom = (auth: JiraAuth, issueId: string, startAt: number) =>
    read(auth, parsers.changes, {
      method: 'GET',
      path: `${issue(issueId)}/changelog`,
      query: { startAt: String(startAt), maxResults: String(changePage) },
    });
  return {
    editIssue: (auth, issueId, body, timed) =>
      write(auth, { method: 'PUT', path: issue(issueId), body }, timed, issueId),
    assignIssue: (auth, issueId, accountId, timed) =>
      write(
        auth,
        { method: 'PUT', path: `${issue(issueId)}/assignee`, body: { accountId } },
        timed,
        issueId,
      ),
    linkIssues(auth, { typeId, inwardId, outwardId, id }, timed) {
      const ends = { inwardIssue: { id: inwardId }, outwardIssue: { id: outwardId } };
      const body = { type: { id: typeId }, ...ends };
      return write(auth, { method: 'POST', path: `${api}/issueLink`, body }, timed, id);
    },
    deleteIssue: (auth, issueId, timed) =>
      write(auth, { method: 'DELETE', path: issue(issueId) }, timed, issueId),
    deleteComment: (auth, issueId, id, timed) =>
      write(auth, { method: 'DELETE', path: comment(issueId, id) }, timed, id),
    deleteLink: (auth, id, timed) =>
      write(
        auth,
        { method: 'DELETE', path: `${api}/issueLink/${encodeURIComponent(id)}` },
        timed,
        id,
      ),
    async listChanges(auth, issueId) {
      const first = await changesFrom(auth, issueId, 0);
      const rest = Math.max(changePage, first.total - changePage);
      const pages =
        first.total > changePage ? [first, await changesFrom(auth, issueId, rest)] : [first];
      return pages
        .flatMap(({ values }) => values)
        .flatMap(fieldChanges)
        .toSorted((a, b) => a.at - b.at);
    },
    async listEditFields(auth, issueId) {
      const asked: JiraRequest = { method: 'GET', path: `${issue(issueId)}/editmeta` };
      return (await read(auth, parsers.editFields, asked)).fields;
    },
    async isAssignable(auth, issueId, accountId) {
      const path = `${api}/user/assignable/search`;
      const found = await read(auth, parsers.people, {
        method: 'GET',
        path,
        query: { issueId, accountId, maxResults: '1000' },
      });
      return found.some((person) => person.accountId === accountId);
    },
    async listLinkTypes(auth) {
      const asked: JiraRequest = { method: 'GET', path: `${api}/issueLinkType` };
      return (await read(auth, parsers.linkTypes, asked)).issueLinkTypes;
    },
    getComment: (auth, issueId, id) =>
      read(auth, parsers.comment, {
        method: 'GET',
        path: comment(issueId, id),
        query: { expand: 'properties' },
      }),
    async getTrace(auth, issueId, property) {
      const fields = 'parent,comment,worklog,attachment,issuelinks,subtasks';
      const query = { fields, expand: 'changelog', properties: property };
      return traceOf(
        await read(auth, parsers.trace, { method: 'GET', path: issue(issueId), query }),
        property,
      );
    },
  };
}

const parsers = {
  changes: createParser(Changes),
  comment: createParser(Comment),
  editFields: createParser(EditFields),
  linkTypes: createParser(LinkTypes),
  people: createParser(People),
  trace: createParser(Trace),
};

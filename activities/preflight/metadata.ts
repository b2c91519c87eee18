import type { JiraAuth } from '../../clients/jira/http.ts';
import type { CreateField, EditField } from '../../clients/jira/schemas.ts';
import { isReadygateError } from '../../domain/errors.ts';
import type { ActivityDeps } from '../deps.ts';
import { countComments } from './room.ts';

/** What Jira says beforehand of the changes that it would take. */
export interface Metadata {
  /** The fields on the edit screen of an issue, by id. */
  editFields(issueId: string): Promise<Record<string, EditField>>;
  /** The fields on the create screen of a type; null where the project has no such type. */
  createFields(projectId: string, issueTypeId: string): Promise<CreateField[] | null>;
  isAssignable(issueId: string, accountId: string): Promise<boolean>;
  /** The ids of the site's link types. */
  linkTypes(): Promise<ReadonlySet<string>>;
  /** How many there are on an issue. */
  comments(issueId: string): Promise<number>;
  /** Null where the issue is not to be seen. */
  mayLink(issueId: string): Promise<boolean | null>;
}

/** Metadata as one token sees it; each thing is asked once. */
export function createMetadata(jira: ActivityDeps['jira'], auth: JiraAuth): Metadata {
  const answers = new Map<string, Promise<unknown>>();
  const once = <Answer>(question: string, ask: () => Promise<Answer>): Promise<Answer> => {
    const known = (answers.get(question) as Promise<Answer> | undefined) ?? ask();
    answers.set(question, known);
    return known;
  };
  return {
    editFields: (issueId) => once(`edit ${issueId}`, () => jira.listEditFields(auth, issueId)),
    createFields: (projectId, issueTypeId) =>
      once(`create ${projectId} ${issueTypeId}`, () =>
        jira.listCreateFields(auth, projectId, issueTypeId).catch(absent),
      ),
    isAssignable: (issueId, accountId) =>
      once(`assign ${issueId} ${accountId}`, () => jira.isAssignable(auth, issueId, accountId)),
    linkTypes: () =>
      once('link types', async () => new Set((await jira.listLinkTypes(auth)).map(({ id }) => id))),
    comments: (issueId) => once(`comments ${issueId}`, () => countComments(jira, auth, issueId)),
    mayLink: (issueId) =>
      once(`link ${issueId}`, async () => {
        const held = await jira.getMyPermissions(auth, { issueId }, ['LINK_ISSUES']).catch(absent);
        return held && held.LINK_ISSUES === true;
      }),
  };
}

/** Jira says 404, or 400 with words that cannot be relied on, of what is not there. */
function absent(error: unknown): null {
  const isBad = isReadygateError(error, 'jira_answer_unreadable') && error.details?.status === 400;
  if (isBad || isReadygateError(error, 'issue_not_found')) return null;
  throw error;
}

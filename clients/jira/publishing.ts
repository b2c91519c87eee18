import type { Static, TSchema } from 'typebox';
import type { WriteReply } from './classify.ts';
import type { Timed } from './client.ts';
import type { JiraAuth, JiraRequest } from './http.ts';
import { createParser, type Parser } from './parse.ts';
import { Workflows } from './schemas.ts';

type Workflow = Static<typeof Workflows>['values'][number];

/** What shows scores in Jira. Errors as of `JiraClient`. */
export interface JiraPublishing {
  /**
   * Gives a field that the app owns its values, without entries in the issues' histories. Only the app
   * may. Each issue occurs once. To repeat it is harmless: the last value counts.
   */
  setFieldValues(
    auth: JiraAuth,
    fieldId: string,
    groups: readonly { value: number; issueIds: readonly string[] }[],
    timed: Timed,
  ): Promise<WriteReply>;
  /** Sets an issue property; to repeat it is harmless. Needs the right to edit the issue. */
  setIssueProperty(
    auth: JiraAuth,
    issueId: string,
    property: { key: string; value: unknown },
    timed: Timed,
  ): Promise<WriteReply>;
  /** One page of the site's workflows with their transitions and rules. Needs the right to administer Jira. */
  listWorkflows(
    auth: JiraAuth,
    page: { startAt: number },
  ): Promise<{ workflows: Workflow[]; isLast: boolean }>;
}

interface Calls {
  read<Schema extends TSchema>(
    auth: JiraAuth,
    parser: Parser<Schema>,
    asked: JiraRequest,
  ): Promise<Static<Schema>>;
  write(
    auth: JiraAuth,
    asked: JiraRequest,
    timed: Timed,
    id?: string,
    statuses?: readonly number[],
  ): Promise<WriteReply>;
}

const api = '/rest/api/3';
const pageSize = 50;
const parser = createParser(Workflows);

export function createPublishing({ read, write }: Calls): JiraPublishing {
  return {
    setFieldValues(auth, fieldId, groups, timed) {
      const updates = groups.map(({ value, issueIds }) => ({
        customField: fieldId,
        issueIds: issueIds.map(Number),
        value,
      }));
      const path = `${api}/app/field/value`;
      const query = { generateChangelog: 'false' };
      return write(auth, { method: 'POST', path, query, body: { updates } }, timed, fieldId);
    },
    setIssueProperty(auth, issueId, { key, value }, timed) {
      const path = `${api}/issue/${encodeURIComponent(issueId)}/properties/${encodeURIComponent(key)}`;
      return write(auth, { method: 'PUT', path, body: value }, timed, issueId, [200, 201]);
    },
    async listWorkflows(auth, { startAt }) {
      const query = {
        expand: 'values.transitions',
        startAt: String(startAt),
        maxResults: String(pageSize),
      };
      const asked: JiraRequest = { method: 'GET', path: `${api}/workflows/search`, query };
      const { values, isLast } = await read(auth, parser, asked);
      return { workflows: values, isLast: isLast ?? values.length < pageSize };
    },
  };
}

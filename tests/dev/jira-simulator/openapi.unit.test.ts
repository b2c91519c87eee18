import { beforeAll, describe, expect, it } from '@jest/globals';
import { endpoints } from '../../../dev/jira-simulator/endpoints/index.ts';
import { adfProblem } from '../../../dev/jira-simulator/issues/adf.ts';
import { createChecker, type Description, findOperation, readDescription } from './openapi.ts';
import { playScenario, type Recorded } from './scenario.ts';

const description = readDescription();

if (description === null) {
  it.skip("Jira's published description is not in READYGATE_DATA/jira-openapi", () => {});
} else {
  conformance(description);
}

function conformance(published: Description): void {
  const checker = createChecker(published);
  const recorded: Recorded[] = [];
  beforeAll(async () => {
    recorded.push(...(await playScenario()));
  }, 30_000);

  describe('the operations of the simulator', () => {
    it.each(endpoints.map((endpoint) => [endpoint.operationId, endpoint] as const))(
      '%s is one of the published ones, with no parameter or member of its own',
      (operationId, endpoint) => {
        const found = findOperation(published, operationId);
        expect(found).not.toBeNull();
        const { path, method, operation } = found!;
        expect(method.toUpperCase()).toBe(endpoint.method);
        expect(path.replace(/\{(\w+)\}/g, ':$1')).toBe(endpoint.path);
        const parameters = (operation.parameters ?? []).filter((one) => one.in === 'query');
        expect(parameters.map(({ name }) => name)).toEqual(
          expect.arrayContaining([...(endpoint.query ?? [])]),
        );
        const schema = operation.requestBody?.content['application/json']?.schema?.$ref
          ?.split('/')
          .at(-1);
        const members = Object.keys(published.components.schemas[schema ?? '']?.properties ?? {});
        if (Array.isArray(endpoint.body))
          expect(members).toEqual(expect.arrayContaining([...endpoint.body]));
      },
    );

    it('a scenario has been through all of them with success', () => {
      const succeeded = new Set(
        recorded.filter(({ status }) => status < 300).map(({ operationId }) => operationId),
      );
      const gone = ['searchForIssuesUsingJql', 'searchForIssuesUsingJqlPost'];
      const missing = endpoints
        .map(({ operationId }) => operationId)
        .filter((one) => !succeeded.has(one) && !gone.includes(one));
      expect(missing).toEqual([]);
    });
  });

  describe('the answers of the simulator', () => {
    it('fit the published schema of their operation and status', () => {
      const problems = recorded.flatMap(({ operationId, status, body, path }) => {
        const response = findOperation(published, operationId)?.operation.responses[status];
        if (response === undefined) return [`${operationId}: ${status} is not published`];
        const schema = response.content?.['application/json']?.schema;
        if (schema === undefined || body === null || Object.keys(Object(schema)).length === 0)
          return [];
        const problem = checker.schema(schema, body);
        return problem === null ? [] : [`${operationId} ${status} ${path}: ${problem}`];
      });
      expect(problems).toEqual([]);
    });

    it('would be found with an invented member, a wrong type or a time of another form', () => {
      const issue = { id: '1', key: 'A-1', self: 'https://jira.example' };
      expect(checker.named('CreatedIssue', issue)).toBeNull();
      expect(checker.named('CreatedIssue', { ...issue, hello: 1 })).not.toBeNull();
      expect(checker.named('CreatedIssue', { ...issue, id: 1 })).not.toBeNull();
      expect(checker.named('Comment', { created: '2026-11-24T10:00:00Z' })).not.toBeNull();
    });

    it('with an error and no schema of its own fit the error collection', () => {
      const problems = recorded
        .filter(({ status }) => status >= 400)
        .map(({ path, body }) => [path, checker.named('ErrorCollection', body)])
        .filter(([path, problem]) => problem !== null && !String(path).includes('/bulk'));
      expect(problems).toEqual([]);
    });

    it('hold in their fields what the schemas of these fields say', () => {
      // What may be edited has members by the names of fields too, and holds none of their values.
      const issues = recorded
        .filter(({ path }) => !path.endsWith('/editmeta'))
        .flatMap(({ body }) => issuesIn(body));
      expect(issues.length).toBeGreaterThan(20);
      const problems = issues.flatMap((fields) => fieldProblems(fields));
      expect(problems).toEqual([]);
    });
  });

  /** The schema for each field with a shape; a list means one schema per item. */
  const fieldSchemas: Record<string, string | [string]> = {
    status: 'StatusDetails',
    issuetype: 'IssueTypeDetails',
    priority: 'Priority',
    project: 'ProjectDetails',
    reporter: 'UserDetails',
    creator: 'UserDetails',
    assignee: 'UserDetails',
    parent: 'LinkedIssue',
    comment: 'PageOfComments',
    worklog: 'PageOfWorklogs',
    attachment: ['Attachment'],
    subtasks: ['LinkedIssue'],
    issuelinks: ['IssueLink'],
    components: ['ProjectComponent'],
  };

  function fieldProblems(fields: Record<string, unknown>): string[] {
    return Object.entries(fields).flatMap(([id, value]) => {
      if (value === null || value === undefined) return [];
      const schema = fieldSchemas[id];
      const document =
        id === 'description' || id === 'customfield_10030' ? adfProblem(value) : null;
      if (document !== null) return [`${id}: ${document}`];
      if (schema === undefined) return [];
      const values = Array.isArray(schema) ? (value as unknown[]) : [value];
      const name = Array.isArray(schema) ? schema[0] : schema;
      return values.flatMap((one) => {
        const problem = checker.named(name, one);
        return problem === null ? [] : [`${id}: ${problem}`];
      });
    });
  }
}

/** The `fields` of every issue in an answer. */
function issuesIn(body: unknown): Record<string, unknown>[] {
  if (typeof body !== 'object' || body === null) return [];
  const { fields, issues } = body as { fields?: unknown; issues?: unknown };
  // Create and edit metadata have fields too, but no key.
  const own = typeof fields === 'object' && fields !== null && 'key' in body ? [fields] : [];
  const inner = Array.isArray(issues) ? issues.flatMap(issuesIn) : [];
  return [...(own as Record<string, unknown>[]), ...inner];
}

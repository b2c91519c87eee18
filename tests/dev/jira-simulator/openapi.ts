import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';

type Members = Record<string, unknown>;

/** The part of Jira's published description that the checks look at. */
export interface Description {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, { properties?: Members }> };
}

interface Operation {
  operationId: string;
  security?: { OAuth2?: string[] }[];
  parameters?: { name: string; in: string }[];
  requestBody?: { content: Record<string, { schema?: { $ref?: string } }> };
  responses: Record<string, { content?: Record<string, { schema?: unknown }> }>;
}

/** Where the published description lies on a developer's machine; it is not part of this project. */
const file = join(
  process.env.READYGATE_DATA ?? join(process.cwd(), '../shared/data'),
  'jira-openapi/jira-platform-v3.json',
);

/** The published description, or null where it is not at hand. */
export function readDescription(): Description | null {
  if (!existsSync(file)) return null;
  return JSON.parse(readFileSync(file, 'utf8')) as Description;
}

/** An operation of the description by its id. */
export function findOperation(description: Description, operationId: string) {
  for (const [path, methods] of Object.entries(description.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      if (operation.operationId === operationId) return { path, method, operation };
    }
  }
  return null;
}

interface Waiver {
  dropRequired?: readonly string[];
  nullable?: readonly string[];
}

/** Where real answers differ from the description, each with its reason. Everything else must fit. */
const waivers: Record<string, Waiver> = {
  // Inside `issuelinks` real answers show only the other end of a link.
  IssueLink: { dropRequired: ['inwardIssue', 'outwardIssue'] },
  // A change from or to nothing has null in these members; the description calls them strings.
  ChangeDetails: { nullable: ['from', 'fromString', 'to', 'toString'] },
};

const jiraTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}[+-]\d{4}$/;

/** Checks values against schemas of the description: what is wrong, or null. */
export function createChecker(description: Description) {
  const ajv = new Ajv({
    strict: false,
    logger: false,
    formats: {
      uri: (text: string) => URL.canParse(text),
      'date-time': (text: string) => jiraTime.test(text),
      uuid: /^[0-9a-f-]{36}$/,
      int32: true,
      int64: true,
      double: true,
      float: true,
    },
  });
  const copy = structuredClone(description) as unknown as Members;
  const { schemas } = (copy as unknown as Description).components;
  for (const [name, waiver] of Object.entries(waivers))
    applyWaiver(schemas[name] as Schema, waiver);
  ajv.addSchema(copy, 'jira');
  const check = (schema: Members, value: unknown): string | null =>
    ajv.validate(schema, value) ? null : ajv.errorsText(ajv.errors, { dataVar: '' });
  return {
    /** Against a schema by name. */
    named: (name: string, value: unknown) =>
      check({ $ref: `jira#/components/schemas/${name}` }, value),
    /** Against the schema of a response. */
    schema: (schema: unknown, value: unknown) => check(absolute(schema) as Members, value),
  };
}

interface Schema {
  required?: string[];
  properties: Record<string, { nullable?: boolean }>;
}

function applyWaiver(schema: Schema, { dropRequired = [], nullable = [] }: Waiver): void {
  schema.required = (schema.required ?? []).filter((name) => !dropRequired.includes(name));
  for (const name of nullable)
    schema.properties[name] = { ...schema.properties[name], nullable: true };
}

/** The same schema with references into the added description. */
function absolute(schema: unknown): unknown {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"jira#/'));
}

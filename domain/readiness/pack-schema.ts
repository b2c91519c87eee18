const kinds = ['story', 'task', 'bug', 'epic', 'spike', 'subtask', 'other'];
const outcomes = ['pass', 'fail', 'not_applicable', 'unreadable'];
const id = { type: 'string', pattern: '^[a-z][a-z0-9_-]*(\\.[a-z][a-z0-9_-]*)?$' };

/** JSON Schema of a rule pack; packs/schema.json is this object as a file, for editors. */
export const packSchema = {
  $id: 'https://readygate.dev/schemas/pack.json',
  type: 'object',
  additionalProperties: false,
  required: ['format', 'id', 'version', 'thresholds', 'rules', 'cases'],
  properties: {
    format: { const: 1 },
    id,
    version: { type: 'string', minLength: 1, maxLength: 40 },
    extends: id,
    thresholds: {
      type: 'object',
      additionalProperties: false,
      required: ['ready', 'needsWork'],
      properties: {
        ready: { type: 'integer', minimum: 0, maximum: 100 },
        needsWork: { type: 'integer', minimum: 0, maximum: 100 },
      },
    },
    rules: {
      type: 'object',
      propertyNames: id,
      additionalProperties: {
        type: 'object',
        additionalProperties: false,
        required: ['counts', 'severity', 'weight'],
        properties: {
          counts: { type: 'boolean' },
          severity: { enum: ['critical', 'warning', 'info'] },
          weight: { type: 'integer', minimum: 1, maximum: 100 },
          types: { type: 'array', items: { enum: kinds }, minItems: 1, uniqueItems: true },
          params: {
            type: 'object',
            additionalProperties: {
              anyOf: [
                { type: 'string' },
                { type: 'number' },
                { type: 'boolean' },
                { type: 'array', items: { type: 'string' } },
              ],
            },
          },
        },
      },
    },
    cases: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'issue', 'expect'],
        properties: {
          name: { type: 'string', minLength: 1 },
          issue: {
            type: 'object',
            additionalProperties: false,
            required: ['type', 'summary'],
            properties: {
              type: { type: 'string' },
              summary: { type: 'string' },
              description: { type: 'string' },
            },
          },
          expect: { type: 'object', additionalProperties: { enum: outcomes } },
        },
      },
    },
  },
};

const kinds = ['story', 'task', 'bug', 'epic', 'spike', 'subtask', 'other'];
const outcomes = ['pass', 'fail', 'not_applicable', 'unreadable'];
const id = { type: 'string', pattern: '^[a-z][a-z0-9_-]*(\\.[a-z][a-z0-9_-]*)?$' };
const words = (maxLength: number) => ({ type: 'string', minLength: 1, maxLength });
const names = { type: 'array', items: words(255), minItems: 1, maxItems: 20 };

/** An object with these members and no others. */
const members = (properties: Record<string, unknown>, required: string[] = []) => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
});

const percent = { type: 'integer', minimum: 0, maximum: 100 };
const thresholds = {
  description: 'From this score on it is ready, or needs work; below, not ready.',
  ...members({ ready: percent, needsWork: percent }),
};

const level = {
  counts: { type: 'boolean', description: 'false: a hint, without effect on score or status.' },
  severity: { enum: ['critical', 'warning', 'info'] },
  weight: { type: 'integer', minimum: 1, maximum: 100 },
  params: {
    type: 'object',
    description: 'Limits of a rule, by name.',
    additionalProperties: {
      anyOf: [
        { type: 'string' },
        { type: 'number' },
        { type: 'boolean' },
        { type: 'array', items: { type: 'string' } },
      ],
    },
  },
};

const setting = members({
  off: {
    type: 'boolean',
    description: 'true: the rule is not looked at at all, whatever the pack above says.',
  },
  ...level,
  types: { type: 'array', items: { enum: kinds }, minItems: 1, uniqueItems: true },
  formula: {
    type: 'string',
    minLength: 1,
    description:
      'For a rule own.…: what must hold, as in not empty(fields.estimate) or count(criteria) >= 3',
  },
  manual: { const: true, description: 'For a rule own.…: a person ticks it on the issue.' },
  title: words(80),
  advice: words(300),
});

const rulesOf = (value: unknown) => ({
  type: 'object',
  propertyNames: id,
  additionalProperties: value,
});

const section = members({ thresholds, rules: rulesOf(members(level)) });

const judges = {
  description: 'Which work items are judged on screens, by events and in sweeps.',
  ...members({
    statuses: {
      ...{ type: 'array', items: words(255), minItems: 1, maxItems: 50, uniqueItems: true },
      description: 'toDo, inProgress, done, or names or ids of statuses.',
    },
    types: { type: 'array', items: { enum: kinds }, minItems: 1, uniqueItems: true },
    serviceRequests: {
      type: 'boolean',
      description: 'true: also what customers ask of a service project.',
    },
  }),
};

/** JSON Schema of a rule pack; packs/schema.json is this object as a file, for editors. */
export const packSchema = {
  $id: 'https://readygate.dev/schemas/pack.json',
  ...members(
    {
      format: { const: 1 },
      id,
      version: words(40),
      purpose: { enum: ['ready', 'done'], description: 'Definition of Ready, or of Done.' },
      extends: { ...id, description: 'The pack whose settings count where this one says nothing.' },
      waivers: {
        enum: ['members', 'administrators'],
        description:
          'Who may say that a rule does not apply to a work item: whoever sees it, or administrators of its space.',
      },
      judges,
      fields: {
        type: 'object',
        description:
          'Fields by Jira id or by name. acceptanceCriteria and estimate are known to the rules; formulas say fields.NAME.',
        maxProperties: 30,
        additionalProperties: { ...members({ ids: names, names }), minProperties: 1 },
      },
      thresholds,
      rules: rulesOf(setting),
      types: {
        description: 'Other settings for one type.',
        ...members(Object.fromEntries(kinds.map((kind) => [kind, section]))),
      },
      statuses: {
        type: 'object',
        description:
          'Other settings for one status category (toDo, inProgress, done), or for one status by its name or id. They go before those of a type; a status goes before its category.',
        maxProperties: 50,
        propertyNames: words(255),
        additionalProperties: section,
      },
      cases: {
        type: 'array',
        maxItems: 200,
        items: members(
          {
            name: words(200),
            issue: {
              type: 'object',
              description: 'A row: type, summary, description and any further fields.',
              required: ['type', 'summary'],
              properties: {
                type: { type: 'string' },
                summary: { type: 'string' },
                description: { type: 'string' },
              },
            },
            ticked: { type: 'array', items: id, uniqueItems: true },
            expect: { type: 'object', additionalProperties: { enum: outcomes } },
            status: { enum: ['ready', 'needs_work', 'not_ready'] },
          },
          ['name', 'issue', 'expect'],
        ),
      },
    },
    ['format', 'id', 'version', 'rules', 'cases'],
  ),
};

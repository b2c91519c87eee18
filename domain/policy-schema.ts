const ids = (pattern: string, description: string) =>
  ({
    type: 'array',
    items: { type: 'string', pattern },
    minItems: 1,
    maxItems: 100,
    uniqueItems: true,
    description,
  }) as const;

const approvers = {
  type: 'object',
  additionalProperties: false,
  minProperties: 1,
  properties: {
    accounts: ids('^[0-9A-Za-z:-]{1,128}$', 'Account ids.'),
    groups: ids('^[0-9A-Za-z-]{1,128}$', 'Ids of groups, never their names.'),
    roles: ids('^[0-9]{1,19}$', 'Ids of roles of the project.'),
  },
  description:
    'Whose approval counts: whoever is named, is in one of the groups or has one of the roles. Left out: anybody.',
} as const;

const tier = {
  type: 'object',
  additionalProperties: false,
  required: ['reviewers', 'proposerExcluded'],
  properties: {
    reviewers: { enum: [1, 2], description: 'Different people who must approve a row.' },
    approvers,
    proposerExcluded: {
      type: 'boolean',
      description: 'Who proposed a row, or edited it, does not count.',
    },
  },
} as const;

/** JSON Schema of a policy as it is published; docs/policy.schema.json is this object as a file. */
export const policySchema = {
  $id: 'https://readygate.dev/schemas/policy.json',
  type: 'object',
  additionalProperties: false,
  required: ['id', 'tiers', 'expiryHours', 'reminderHours'],
  properties: {
    id: { type: 'string', pattern: '^[a-z][a-z0-9-]{0,39}$' },
    tiers: {
      type: 'object',
      additionalProperties: false,
      required: ['low', 'medium', 'high'],
      properties: { low: tier, medium: tier, high: tier },
    },
    expiryHours: { type: 'integer', minimum: 1, maximum: 720 },
    reminderHours: { type: ['integer', 'null'], minimum: 1, maximum: 719 },
    noiseBudget: {
      type: 'object',
      additionalProperties: false,
      required: ['rows', 'days'],
      properties: {
        rows: { type: 'integer', minimum: 1, maximum: 500 },
        days: { type: 'integer', minimum: 1, maximum: 31 },
      },
      description:
        'Once so many changes were proposed for a work item within the days, no further plan is made. Left out: 40 in 7 days.',
    },
  },
} as const;

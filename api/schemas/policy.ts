import { Type } from 'typebox';
import { SentRows, seenVersion } from './values.ts';

export const ProjectParams = Type.Object({
  key: Type.String({ pattern: '^[A-Z][A-Z0-9_]{1,254}$' }),
});

export const PolicyBody = Type.Object(
  {
    /** The version that its author saw. */
    version: seenVersion(1),
    policy: Type.Unknown({ description: 'As docs/policy.schema.json says.' }),
  },
  { additionalProperties: false, title: 'Publication' },
);

const ids = Type.Optional(Type.Array(Type.String()));

export const Approvers = Type.Object({ accounts: ids, groups: ids, roles: ids });

const Tier = Type.Object({
  reviewers: Type.Integer(),
  approvers: Type.Optional(Approvers),
  proposerExcluded: Type.Boolean(),
});

export const Policy = Type.Object(
  {
    version: Type.Integer(),
    policy: Type.Object({
      id: Type.String(),
      version: Type.Integer(),
      tiers: Type.Object({ low: Tier, medium: Tier, high: Tier }),
      expiryHours: Type.Integer(),
      reminderHours: Type.Union([Type.Integer(), Type.Null()]),
      noiseBudget: Type.Optional(Type.Object({ rows: Type.Integer(), days: Type.Integer() })),
    }),
    publishedBy: Type.Union([Type.String(), Type.Null()]),
    publishedAt: Type.Union([Type.String(), Type.Null()]),
  },
  { title: 'Policy' },
);

export const PolicyPublished = Type.Object(
  { ...Policy.properties, sent: SentRows },
  { title: 'PolicyPublished' },
);

import { Type } from 'typebox';
import { Nullable } from './common.ts';
import { seenVersion } from './values.ts';

const strict = { additionalProperties: false } as const;

export const RulesBody = Type.Object(
  {
    /** The version that its author saw. */
    version: seenVersion(1),
    source: Type.String({ description: 'YAML, as packs/schema.json says.', maxLength: 262_144 }),
  },
  { additionalProperties: false, title: 'RulesPublication' },
);

const PackName = Type.Object({ id: Type.String(), version: Type.String(), digest: Type.String() });

export const Rules = Type.Object(
  {
    version: Type.Integer(),
    /** YAML in canonical form. */
    source: Type.String(),
    pack: PackName,
    publishedBy: Type.Union([Type.String(), Type.Null()]),
    publishedAt: Type.Union([Type.String(), Type.Null()]),
  },
  { title: 'Rules' },
);

export const VersionParams = Type.Object({
  key: Type.String({ pattern: '^[A-Z][A-Z0-9_]{1,254}$' }),
  version: Type.String({ pattern: '^[1-9]\\d{0,8}$' }),
});

export const DraftBody = Type.Object(
  { source: RulesBody.properties.source },
  { ...strict, title: 'RulesDraft' },
);

const texts = Type.Array(Type.String());
const Example = Type.Object({
  type: Type.String(),
  fields: Type.Record(Type.String(), Type.String()),
});

const ExplainedRule = Type.Object({
  id: Type.String(),
  title: Type.String(),
  about: Nullable(Type.String()),
  advice: Type.String({ description: 'What would make it pass.' }),
  formula: Nullable(Type.String()),
  manual: Type.Boolean(),
  own: Type.Boolean({ description: "A rule of the pack's own." }),
  languages: Nullable(texts),
  types: Type.Array(Type.String(), { description: 'Types that it is for.' }),
  settings: Type.Array(
    Type.Object({
      type: Type.String(),
      counts: Type.Boolean(),
      severity: Type.String(),
      weight: Type.Integer(),
    }),
    { description: 'One for each type that is judged by it; none where the rule is off.' },
  ),
  params: Type.Record(Type.String(), Type.Unknown()),
  passes: Nullable(Example),
  fails: Nullable(Example),
});

const explained = {
  pack: PackName,
  thresholds: Type.Object({ ready: Type.Integer(), needsWork: Type.Integer() }),
  waivers: Type.String(),
  judges: Type.Object(
    {
      statuses: texts,
      types: texts,
      serviceRequests: Type.Boolean(),
    },
    { description: 'Which work items are judged.' },
  ),
  rules: Type.Array(ExplainedRule),
};

export const ExplainedPack = Type.Object(explained, { title: 'ExplainedPack' });

export const DraftedPack = Type.Object(
  {
    ...explained,
    changes: Type.Array(
      Type.Object({
        rule: Nullable(Type.String()),
        setting: Type.String({
          description: 'judged: whether the rule is looked at; params.… for a limit.',
        }),
        before: Type.Unknown(),
        after: Type.Unknown(),
        types: texts,
        statuses: Type.Array(Nullable(Type.String())),
      }),
      { description: 'What judging by it changes, and for whom.' },
    ),
  },
  { title: 'DraftedPack' },
);

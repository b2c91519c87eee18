import { type Static, Type } from 'typebox';
import { RulesBody } from './rules.ts';

const strict = { additionalProperties: false } as const;

export const SimulationBody = Type.Object(
  {
    source: RulesBody.properties.source,
    cursor: Type.Optional(
      Type.String({
        pattern: '^[A-Za-z0-9_-]{1,300}$',
        description: 'That of an earlier summary for the same pack: goes on where it ended.',
      }),
    ),
  },
  { ...strict, title: 'Simulation' },
);

const Status = Type.Union([
  Type.Literal('ready'),
  Type.Literal('needs_work'),
  Type.Literal('not_ready'),
]);
const Score = Type.Object({ status: Status, score: Type.Integer() }, strict);
const Nullable = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);
const PackName = Type.Object(
  { id: Type.String(), version: Type.String(), digest: Type.String() },
  strict,
);

const Progress = Type.Object(
  {
    kind: Type.Literal('progress'),
    looked: Type.Integer({ description: 'Issues of this reply so far.' }),
    total: Type.Integer({ description: 'Issues from its beginning on.' }),
  },
  { ...strict, title: 'SimulationProgress' },
);

const Issue = Type.Object(
  {
    kind: Type.Literal('issue'),
    id: Type.String(),
    key: Type.String(),
    before: Score,
    after: Score,
    rules: Type.Array(Type.String(), { description: 'Ids of the rules that stand otherwise.' }),
  },
  { ...strict, title: 'SimulationIssue' },
);

const byStatus = Type.Object(
  { ready: Type.Integer(), needs_work: Type.Integer(), not_ready: Type.Integer() },
  strict,
);
const tens = Type.Array(Type.Integer(), {
  minItems: 10,
  maxItems: 10,
  description: 'Issues by score: 0 to 9, 10 to 19, … and 90 to 100.',
});

const Summary = Type.Object(
  {
    kind: Type.Literal('summary'),
    ended: Type.Union([Type.Literal('complete'), Type.Literal('time'), Type.Literal('failed')], {
      description: 'Why the reply ends here.',
    }),
    code: Nullable(Type.String({ description: 'Of a failure.' })),
    cursor: Nullable(Type.String({ description: 'Leads on to what was not looked at.' })),
    asOf: Type.String({ description: 'The day from which both judgements look.' }),
    packs: Type.Object({ before: PackName, after: PackName }, strict),
    sentence: Type.String(),
    total: Type.Integer(),
    judged: Type.Integer(),
    notKept: Type.Integer({ description: 'Judged before contents were kept, or not yet.' }),
    leftOut: Type.Object({ hidden: Type.Integer(), unchecked: Type.Integer() }, strict),
    otherFields: Type.Object(
      { issues: Type.Integer(), names: Type.Array(Type.String()) },
      {
        ...strict,
        description: 'Fields of a pack that were not read: rules about them are not applicable.',
      },
    ),
    turnReady: Type.Integer(),
    turnNotReady: Type.Integer(),
    move: Type.Integer({ description: 'Between needs work and not ready.' }),
    stay: Type.Integer(),
    statuses: Type.Object({ ready: byStatus, needs_work: byStatus, not_ready: byStatus }, strict),
    scores: Type.Object({ before: tens, after: tens }, strict),
    rules: Type.Array(
      Type.Object({ rule: Type.String(), more: Type.Integer(), fewer: Type.Integer() }, strict),
      { description: 'Issues that fail a rule by the draft only, and by the pack in force only.' },
    ),
  },
  { ...strict, title: 'SimulationSummary' },
);

/** A part of a simulation as one value, for who cannot read a stream. */
export const SimulationPart = Type.Object(
  { issues: Type.Array(Issue), summary: Summary },
  { ...strict, title: 'SimulationPart' },
);

/** One line of a simulation. The last is the summary; a reply without one was cut off. */
export const SimulationLine = Type.Union([Progress, Issue, Summary]);
export type SimulationLine = Static<typeof SimulationLine>;
export type SimulationSummary = Static<typeof Summary>;
export type SimulationPart = Static<typeof SimulationPart>;

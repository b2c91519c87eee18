import { Type } from 'typebox';
import { Issue, Nullable, Refinement, Score, Span, Status } from './common.ts';
import { Overrides } from './overrides.ts';

/** What stands about an issue. */

const Finding = Type.Object(
  {
    rule: Type.String(),
    severity: Type.String(),
    counts: Type.Boolean(),
    outcome: Type.String(),
    title: Type.String(),
    advice: Type.String(),
    evidence: Type.Array(Span),
    manual: Type.Boolean({ description: 'A person says of it that it is so' }),
  },
  { title: 'Finding' },
);

/** Words of a model, each with what it rests on. */
const Annotations = Type.Object({
  state: Type.Union([Type.Literal('made'), Type.Literal('failed')]),
  at: Type.String(),
  prompt: Type.String(),
  code: Nullable(Type.String()),
  ceiling: Type.Optional(Type.String()),
  freeAt: Type.Optional(Nullable(Type.String())),
  remarks: Type.Array(
    Type.Object({
      remark: Type.String(),
      confidence: Type.Union([Type.Literal('high'), Type.Literal('low')]),
      source: Type.Union([
        Type.Object({ kind: Type.Literal('issue'), span: Span }),
        Type.Object({ kind: Type.Literal('rule'), rule: Type.String() }),
        Type.Object({ kind: Type.Literal('assumption') }),
      ]),
      ungrounded: Type.Array(Type.String()),
    }),
  ),
});

export const Clarification = Type.Object(
  {
    id: Type.String(),
    state: Type.String(),
    questions: Type.Array(
      Type.Object({
        rules: Type.Array(Type.String()),
        text: Type.String(),
        model: Type.Boolean({ description: 'In words of a model' }),
        settled: Type.Boolean(),
      }),
    ),
    askedAt: Type.String(),
    expiresAt: Type.String(),
    answeredAt: Nullable(Type.String()),
    remindedAt: Nullable(Type.String()),
    closedAt: Nullable(Type.String()),
    before: Score,
    after: Nullable(Score),
  },
  { title: 'Clarification' },
);

export const Readiness = Type.Object(
  {
    issue: Issue,
    mode: Type.String(),
    judging: Type.Boolean(),
    putOff: Type.Optional(Type.Object({ code: Type.String(), until: Nullable(Type.String()) })),
    leftOut: Type.Optional(
      Type.Union([Type.Literal('status'), Type.Literal('type'), Type.Literal('service')], {
        description: 'Why its rules do not judge it.',
      }),
    ),
    stale: Type.Boolean(),
    /** issue, rules, day, overrides. */
    outOfDate: Type.Array(Type.String()),
    judgedAt: Nullable(Type.String()),
    report: Nullable(
      Type.Object({
        score: Type.Integer(),
        status: Status,
        readyFrom: Type.Integer({ description: 'The least score of `ready`' }),
        digest: Type.String(),
        pack: Type.Object({ id: Type.String(), version: Type.String() }),
        findings: Type.Array(Finding),
        risks: Type.Array(
          Type.Object({
            area: Type.String(),
            title: Type.String(),
            evidence: Type.Array(Span),
          }),
          {
            description: 'Areas it touches in which a mistake is dear, with the words that say so.',
          },
        ),
        passed: Type.Integer(),
      }),
    ),
    annotations: Type.Optional(Annotations),
    ...Overrides.properties,
    refinement: Nullable(Refinement),
    clarification: Type.Optional(Clarification),
  },
  { title: 'Readiness' },
);

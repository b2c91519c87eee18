import { Type } from 'typebox';
import { backlogSorts, sortOrders } from '../../domain/backlog.ts';
import { packKinds } from '../../domain/readiness/pack/layers.ts';
import { Issue, Nullable, Status } from './common.ts';
import { oneOf, RuleId } from './values.ts';

const strict = { additionalProperties: false } as const;

const Kind = oneOf(packKinds);

/** Query strings are text: numbers are described by their digits. */
export const BacklogQuery = Type.Object(
  {
    status: Type.Optional(Status),
    type: Type.Optional(Kind),
    rule: Type.Optional(RuleId),
    text: Type.Optional(
      Type.String({ pattern: '^[A-Za-z0-9_-]{1,50}$', description: 'part of the key' }),
    ),
    sort: Type.Optional(oneOf(backlogSorts)),
    order: Type.Optional(oneOf(sortOrders)),
    limit: Type.Optional(Type.String({ pattern: '^[1-9][0-9]?$', description: '1 to 99' })),
    cursor: Type.Optional(
      Type.String({
        pattern: '^[A-Za-z0-9_-]{1,200}$',
        description: 'nextCursor of a reply to the same question',
      }),
    ),
  },
  strict,
);

const Item = Type.Object(
  {
    issue: Issue,
    summary: Type.String(),
    type: Nullable(Kind),
    score: Type.Integer(),
    status: Status,
    judgedAt: Type.String(),
    stale: Type.Boolean(),
    gaps: Type.Array(Type.String(), {
      description: 'Ids of failed rules that count, the worst first.',
    }),
    failed: Type.Integer(),
    refinement: Nullable(
      Type.Object({
        id: Type.String(),
        step: Type.String(),
        plan: Nullable(Type.Object({ id: Type.String(), state: Type.String() })),
      }),
    ),
  },
  { title: 'BacklogItem' },
);

export const Backlog = Type.Object(
  {
    issues: Type.Array(Item),
    nextCursor: Nullable(Type.String()),
    leftOut: Nullable(
      Type.Integer({
        description:
          'Judged issues that Jira hides from you: told where a list without a filter ends.',
      }),
    ),
    rules: Type.Array(Type.Object({ id: Type.String(), title: Type.String() })),
  },
  { title: 'Backlog' },
);

import { Type } from 'typebox';

const strict = { additionalProperties: false } as const;

const Tier = Type.Union([Type.Literal('low'), Type.Literal('medium'), Type.Literal('high')]);
const State = Type.Union([Type.Literal('waiting'), Type.Literal('writing'), Type.Literal('final')]);

/** Query strings are text: numbers are described by their digits. */
export const InboxQuery = Type.Object(
  {
    state: Type.Optional(State),
    tier: Type.Optional(Tier),
    project: Type.Optional(
      Type.String({ pattern: '^\\d{1,19}$', description: 'Jira’s id of the project' }),
    ),
    age: Type.Optional(
      Type.String({ pattern: '^\\d{1,4}$', description: 'proposed at least so many hours ago' }),
    ),
    mine: Type.Optional(Type.Union([Type.Literal('true'), Type.Literal('false')])),
    limit: Type.Optional(
      Type.String({ pattern: '^([1-9]|[1-4][0-9]|50)$', description: '1 to 50' }),
    ),
    cursor: Type.Optional(
      Type.String({ pattern: '^[A-Za-z0-9_-]{1,200}$', description: 'nextCursor of a reply' }),
    ),
  },
  strict,
);

const InboxItem = Type.Object(
  {
    id: Type.String(),
    refinementId: Type.String(),
    issue: Type.Object({ id: Type.String(), key: Type.String() }),
    projectId: Type.String(),
    state: State,
    tier: Tier,
    seal: Type.String(),
    rows: Type.Object({
      total: Type.Integer(),
      open: Type.Integer(),
      approved: Type.Integer(),
    }),
    mine: Type.Boolean(),
    proposedAt: Type.String(),
    expiresAt: Type.String(),
  },
  { title: 'InboxItem' },
);

export const Inbox = Type.Object(
  {
    plans: Type.Array(InboxItem),
    nextCursor: Type.Union([Type.String(), Type.Null()]),
    counts: Type.Object({
      plans: Type.Integer(),
      mine: Type.Integer(),
      tiers: Type.Object({
        low: Type.Integer(),
        medium: Type.Integer(),
        high: Type.Integer(),
      }),
      complete: Type.Boolean(),
    }),
    leftOut: Type.Object({ hidden: Type.Integer(), unchecked: Type.Integer() }),
  },
  { title: 'Inbox' },
);

import { Type } from 'typebox';
import { seenVersion } from './values.ts';

const strict = { additionalProperties: false } as const;
const OrNull = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

const Prices = Type.Object(
  {
    input: Type.Number({ minimum: 0, maximum: 100_000 }),
    output: Type.Number({ minimum: 0, maximum: 100_000 }),
  },
  { ...strict, description: 'For a million tokens' },
);

const shared = {
  on: Type.Boolean(),
  profile: Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$' }),
  fields: Type.Array(Type.String({ pattern: '^(summary|description|field:[A-Za-z0-9_]{1,80})$' }), {
    maxItems: 20,
    uniqueItems: true,
    description: 'What of an issue may leave',
  }),
  names: Type.Array(Type.String({ minLength: 2, maxLength: 100 }), {
    maxItems: 500,
    uniqueItems: true,
    description: 'Words that are taken out before anything leaves',
  }),
  dailyTokens: Type.Integer({ minimum: 0, maximum: 1_000_000_000 }),
  dailyMoney: Type.Number({ minimum: 0, maximum: 1_000_000 }),
  prices: Prices,
};

/** Of this day, in UTC, calls on their way included. */
const Spent = Type.Object({ tokens: Type.Integer(), money: Type.Number() });

export const ModelSettingsView = Type.Object(
  {
    version: Type.Integer(),
    ...shared,
    /** Null: the one that the operator offers. The key is never said. */
    endpoint: OrNull(Type.Object({ baseUrl: Type.String(), model: Type.String() })),
    /** With the ceilings that the operator set for the site; null holds nothing back. */
    offered: OrNull(
      Type.Object({
        host: Type.String(),
        model: Type.String(),
        dailyTokens: OrNull(Type.Integer()),
        dailyMoney: OrNull(Type.Number()),
        spent: Spent,
      }),
    ),
    profiles: Type.Array(Type.String()),
    /** False while the operator, or the stop of the tenant, lets nothing leave. */
    allowed: Type.Boolean(),
    spent: Spent,
    /** Of this day, by how they ended. */
    calls: Type.Object({
      sending: Type.Integer(),
      answered: Type.Integer(),
      refused: Type.Integer({ description: 'Paid for, and of no use' }),
      failed: Type.Integer(),
    }),
    denials: Type.Array(Type.Object({ reason: Type.String(), count: Type.Integer() }), {
      description: 'Of this day: calls that were not made, by ceiling or code',
    }),
    lastTest: OrNull(
      Type.Object({ at: Type.String(), state: Type.String(), code: OrNull(Type.String()) }),
    ),
  },
  { title: 'ModelSettings' },
);

/** `endpoint` left out stays as it is, and null takes what the operator offers. */
export const ModelSettingsBody = Type.Object(
  {
    version: seenVersion(0),
    ...shared,
    endpoint: Type.Optional(
      OrNull(
        Type.Object(
          {
            baseUrl: Type.String({ maxLength: 2000 }),
            model: Type.String({ pattern: '^\\S{1,100}$' }),
            key: Type.Optional(
              Type.String({
                pattern: '^[\\x21-\\x7e]{1,1000}$',
                description: 'Left out: as it is, where the address is as well',
              }),
            ),
          },
          strict,
        ),
      ),
    ),
  },
  { ...strict, title: 'ModelSettingsBody' },
);

export const ModelProject = Type.Object(
  { version: Type.Integer(), on: Type.Boolean() },
  { title: 'ModelProject' },
);
export const ModelProjectBody = Type.Object(
  { version: seenVersion(0), on: Type.Boolean() },
  { ...strict, title: 'ModelProjectBody' },
);

export const ModelTest = Type.Object({ asked: Type.Boolean() }, { title: 'ModelTest' });

const Redactions = Type.Object({
  mail: Type.Integer(),
  secret: Type.Integer(),
  name: Type.Integer(),
});

export const ModelRequests = Type.Object(
  {
    /** Whether a refinement of this issue would send them now. */
    on: Type.Boolean(),
    revision: Type.Object(
      { content: Type.String(), updated: OrNull(Type.String()) },
      { description: 'Of the work item as it was read for this; records of calls say the same' },
    ),
    requests: Type.Array(
      Type.Object({
        prompt: Type.String(),
        answer: Type.Union(
          [Type.Literal('remarks'), Type.Literal('subtasks'), Type.Literal('questions')],
          {
            description:
              'When it is sent: a wish for proposals asks for remarks, and for subtasks where they are wanted; a wish to ask people, for questions',
          },
        ),
        endpoint: Type.String(),
        model: Type.String(),
        fields: Type.Array(Type.String()),
        redactions: Redactions,
        bytes: Type.Integer(),
        digest: Type.String(),
        body: Type.String({ description: 'All of it, as it would be sent' }),
        atMost: Type.Object(
          {
            input: Type.Integer({ description: 'Tokens of the request, by estimate' }),
            output: Type.Integer({ description: 'Tokens of the longest answer' }),
            money: OrNull(Type.Number({ description: 'By the prices of the site' })),
            operatorMoney: OrNull(
              Type.Number({ description: 'By those of the operator, whose endpoint it is' }),
            ),
          },
          { description: 'What a call reserves of a day. Money is null where no prices are set' },
        ),
      }),
    ),
  },
  { title: 'ModelRequests' },
);

export const CallsQuery = Type.Object(
  {
    cursor: Type.Optional(
      Type.String({ pattern: '^[A-Za-z0-9_-]{1,200}$', description: 'nextCursor of a reply' }),
    ),
  },
  strict,
);

export const ModelCalls = Type.Object(
  {
    calls: Type.Array(
      Type.Object({
        id: Type.String(),
        issueId: OrNull(Type.String()),
        prompt: Type.String(),
        endpoint: Type.String(),
        model: Type.String(),
        fields: Type.Array(Type.String()),
        bytes: Type.Integer(),
        digest: Type.String(),
        redactions: Redactions,
        revision: OrNull(Type.String()),
        state: Type.String(),
        code: OrNull(Type.String()),
        inputTokens: OrNull(Type.Integer()),
        outputTokens: OrNull(Type.Integer()),
        money: OrNull(Type.Number()),
        sentAt: Type.String(),
        settledAt: OrNull(Type.String()),
      }),
    ),
    leftOut: Type.Integer({ description: 'Calls of this page about what you may not see in Jira' }),
    nextCursor: OrNull(Type.String()),
  },
  { title: 'ModelCalls' },
);

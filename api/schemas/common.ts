import { type Static, Type } from 'typebox';
import { Approvers } from './policy.ts';
import { oneOf, Uuid } from './values.ts';

/** Shapes that routes share. Bodies admit nothing but what is listed; replies drop what is not. */

const strict = { additionalProperties: false } as const;

export const IssueParams = Type.Object({ id: Type.String({ pattern: '^\\d{1,19}$' }) });
export const IdParams = Type.Object({ id: Uuid });

export const Span = Type.Object({
  field: Type.String(),
  start: Type.Integer(),
  end: Type.Integer(),
  text: Type.String(),
});
export const Status = Type.Union([
  Type.Literal('ready'),
  Type.Literal('needs_work'),
  Type.Literal('not_ready'),
]);
export const Nullable = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);
export const Issue = Type.Object({ id: Type.String(), key: Type.String() });
export const Score = Type.Object({ score: Type.Integer(), status: Status });

export const Refinement = Type.Object(
  {
    id: Type.String(),
    issue: Issue,
    reason: Type.String(),
    step: Type.String(),
    outcome: Nullable(Type.String()),
    planId: Nullable(Type.String()),
    undoOf: Nullable(Type.String()),
    progress: Nullable(
      Type.Object({ total: Type.Integer(), done: Type.Integer(), unsettled: Type.Integer() }),
    ),
    before: Nullable(Score),
    after: Nullable(Score),
    problem: Nullable(
      Type.Object({
        code: Type.String(),
        details: Type.Optional(Type.Object({ freeAt: Type.String({ format: 'date-time' }) })),
      }),
    ),
    requestedAt: Type.String(),
    changedAt: Type.String(),
  },
  { title: 'Refinement' },
);

export const Cancellation = Type.Object(
  {
    ...Refinement.properties,
    sent: Type.Array(Type.String()),
  },
  { title: 'Cancellation' },
);

const Row = Type.Object(
  {
    id: Type.String(),
    position: Type.Integer(),
    operation: Type.Unknown(),
    digest: Type.String(),
    fields: Type.Array(Type.String()),
    after: Type.Array(Type.String()),
    provenance: Type.Unknown(),
    tier: Type.String(),
    confidence: Type.String(),
    state: Type.String(),
    operationId: Type.String(),
    result: Type.Optional(Type.Object({ id: Type.String(), key: Type.Optional(Type.String()) })),
    problem: Type.Optional(Type.Unknown()),
    undoes: Type.Optional(Type.String()),
    label: Type.String(),
    effects: Type.Array(Type.Object({ name: Type.String(), value: Type.String() })),
    why: Type.String(),
    because: Type.Object({
      code: Type.String(),
      words: Nullable(Type.String()),
      questions: Type.Optional(Type.Integer()),
      of: Type.Optional(Type.Unknown({ description: 'The operation that is taken back.' })),
    }),
    approvals: Type.Object({
      given: Type.Integer(),
      needed: Type.Integer(),
      yours: Type.Boolean(),
      by: Type.Array(Type.String(), { description: 'Accounts, the latest first.' }),
    }),
    ownDecision: Type.Boolean(),
    objection: Nullable(Type.String()),
    asked: Nullable(Approvers),
    waitsFor: Type.Array(Type.String(), {
      description: 'Accounts, any of whose next call lets a row that was released be written.',
    }),
    added: Type.Boolean(),
    instead: Nullable(
      Type.Unknown({
        description: 'Where it was added in the place of another change: that operation.',
      }),
    ),
    write: Nullable(
      Type.Object(
        {
          at: Type.String(),
          by: Nullable(Type.String({ description: 'The account that it was written as.' })),
          you: Type.Boolean(),
          audit: Nullable(
            Type.Integer({ description: 'The number of the audit entry that says how it ended.' }),
          ),
        },
        { description: 'When it went out to Jira last.' },
      ),
    ),
  },
  { title: 'Row' },
);

/** A change that an undo leaves as it is. */
const Untaken = Type.Object({
  rowId: Type.String(),
  code: Type.String(),
  touches: Type.Optional(Type.Array(Type.String())),
  label: Type.String(),
  operation: Nullable(Type.Unknown()),
});

export const Plan = Type.Object(
  {
    format: Type.Literal(1),
    id: Type.String(),
    refinementId: Type.String(),
    round: Type.Integer(),
    issue: Issue,
    base: Type.Record(Type.String(), Type.String()),
    policy: Type.Object({ id: Type.String(), version: Type.Integer() }),
    expiresAt: Type.String(),
    dispatchBy: Type.Optional(Type.String()),
    seal: Type.String(),
    state: Type.String(),
    rows: Type.Array(Row),
    sentence: Type.String(),
    viewer: Type.Object({ name: Type.String(), role: Type.String() }),
    proposedBy: Type.String(),
    decidedBy: Nullable(Type.String()),
    canDecide: Type.Boolean(),
    canCancel: Type.Boolean(),
    waitingFor: Nullable(Type.String()),
    difference: Nullable(
      Type.Object({
        replaces: Type.String(),
        fields: Type.Array(Type.String()),
        gone: Type.Array(Type.Object({ label: Type.String(), operation: Type.Unknown() })),
        lookAgain: Type.Object({ accounts: Type.Array(Type.String()), you: Type.Boolean() }),
      }),
    ),
    rejectedBefore: Type.Integer(),
    refinement: Type.Object({
      id: Type.String(),
      step: Type.String(),
      outcome: Nullable(Type.String()),
    }),
    undo: Nullable(Type.Object({ of: Type.String(), conflicts: Type.Array(Untaken) })),
    undoing: Nullable(
      Type.Object({
        possible: Type.Boolean(),
        undone: Type.Array(Type.String()),
        last: Nullable(
          Type.Object({
            id: Type.String(),
            planId: Nullable(Type.String()),
            step: Type.String(),
            outcome: Nullable(Type.String()),
            conflicts: Type.Array(Untaken),
          }),
        ),
      }),
    ),
    undoable: Type.Array(
      Type.Object({
        planId: Type.String(),
        round: Type.Integer(),
        changes: Type.Integer(),
      }),
    ),
  },
  { title: 'Plan' },
);

export const DecisionReply = Type.Object(
  { plan: Plan, sent: Type.Array(Type.String()) },
  { title: 'DecisionReply' },
);

const digest = Type.String({ pattern: '^sha256:[0-9a-f]{64}$' });

export const Decision = Type.Object(
  {
    seal: digest,
    rows: Type.Array(
      Type.Object(
        {
          rowId: Uuid,
          digest,
          verdict: Type.Union([
            Type.Literal('approve'),
            Type.Literal('reject'),
            Type.Literal('later'),
          ]),
          reason: Type.Optional(Type.String({ maxLength: 1000 })),
        },
        strict,
      ),
      { minItems: 1, maxItems: 100 },
    ),
  },
  { ...strict, title: 'Decision' },
);

export const Edit = Type.Object(
  {
    seal: digest,
    rowId: Uuid,
    operation: Type.Unknown({ description: 'The operation of the row with other words.' }),
  },
  { ...strict, title: 'Edit' },
);

export const Dispatch = Type.Object({ seal: digest }, strict);
export const Revocation = Type.Object(
  { rowIds: Type.Array(Uuid, { minItems: 1, maxItems: 100 }) },
  strict,
);
export const Nothing = Type.Object({}, strict);

/** What is to be proposed; nothing said asks for all of it. */
export const ProposeRequest = Type.Object(
  {
    propose: Type.Optional(
      Type.Array(oneOf(['sections', 'subtasks', 'components', 'links']), {
        minItems: 1,
        uniqueItems: true,
        description:
          'The text that is missing in the description; subtasks; components and links that the issue names itself. Left out: all of it.',
      }),
    ),
    workOrder: Type.Optional(
      Type.Union([Type.Literal('comment'), Type.Literal('section')], {
        description: 'Instead of these: the work order, and where it is put.',
      }),
    ),
    profile: Type.Optional(
      Type.String({
        pattern: '^[a-z][a-z0-9-]{0,40}$',
        description: 'How the work order is handed over. Left out: default.',
      }),
    ),
  },
  { ...strict, title: 'ProposeRequest' },
);
export type ProposeRequest = Static<typeof ProposeRequest>;

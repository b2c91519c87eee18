import { Type } from 'typebox';
import { historyActions } from '../../domain/history.ts';
import { Nullable, Score } from './common.ts';
import { oneOf } from './values.ts';

const Account = Type.String({ description: 'An account; only Jira knows its name.' });

const Names = Type.Array(Type.Object({ accountId: Account, name: Type.String() }), {
  description: 'Accounts of this reply as Jira names them to you, as far as it does.',
});

export const People = Type.Object({ people: Names }, { title: 'People' });

export const HistoryQuery = Type.Object(
  {
    cursor: Type.Optional(
      Type.String({
        pattern: '^[A-Za-z0-9_-]{1,200}$',
        description: 'nextCursor of a reply to the same question',
      }),
    ),
  },
  { additionalProperties: false },
);

export const IssueHistory = Type.Object(
  {
    entries: Type.Array(
      Type.Object({
        seq: Type.Integer({ description: 'The number of the entry in the audit chain.' }),
        at: Type.String(),
        action: oneOf(historyActions),
        outcome: Type.String(),
        actor: Type.String(),
        by: Nullable(Account),
      }),
    ),
    people: Names,
    nextCursor: Nullable(Type.String()),
  },
  { title: 'IssueHistory' },
);

export const PastRefinements = Type.Object(
  {
    refinements: Type.Array(
      Type.Object({
        id: Type.String(),
        reason: Type.String(),
        step: Type.String(),
        outcome: Nullable(Type.String()),
        planId: Nullable(Type.String()),
        undoOf: Nullable(Type.String()),
        by: Account,
        requestedAt: Type.String(),
        closedAt: Nullable(Type.String()),
        changes: Type.Object({
          proposed: Type.Integer({ description: 'Of its last plan.' }),
          done: Type.Integer({ description: 'Of all its plans.' }),
        }),
        before: Nullable(Score),
        after: Nullable(Score),
      }),
    ),
    people: Names,
  },
  { title: 'PastRefinements' },
);

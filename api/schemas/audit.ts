import { Type } from 'typebox';
import { auditActions } from '../../domain/audit.ts';
import { Nullable } from './common.ts';
import { oneOf } from './values.ts';

const strict = { additionalProperties: false } as const;

const time = (description: string) =>
  Type.Optional(
    Type.String({
      pattern: '^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,3})?)?Z)?$',
      description,
    }),
  );

/** Which entries are wanted. `action` is a code of the closed list. Query strings are text. */
const filter = {
  since: time('From then on: 2026-11-24T10:00:00Z'),
  until: time('Before then'),
  subject: Type.Optional(
    Type.String({ pattern: '^[a-z_]{1,40}:[^\\s]{1,200}$', description: 'As in issue:10112' }),
  ),
  action: Type.Optional(oneOf(auditActions)),
};

export const AuditQuery = Type.Object(
  {
    ...filter,
    limit: Type.Optional(
      Type.String({ pattern: '^([1-9]|[1-9][0-9]|100)$', description: '1 to 100' }),
    ),
    cursor: Type.Optional(
      Type.String({
        pattern: '^[A-Za-z0-9_-]{1,200}$',
        description: 'nextCursor of a reply to the same question',
      }),
    ),
  },
  strict,
);

export const ExportQuery = Type.Object(
  {
    ...filter,
    format: Type.Optional(Type.Union([Type.Literal('jsonl'), Type.Literal('csv')])),
    after: Type.Optional(
      Type.String({
        pattern: '^\\d{1,15}$',
        description: 'x-readygate-next of a reply; without it from the beginning',
      }),
    ),
  },
  strict,
);

const LeftOut = Nullable(
  Type.Object(
    { hidden: Type.Integer(), unchecked: Type.Integer() },
    {
      description:
        'Entries about issues that Jira hides from you, or of which that is not known; null where `subject` is asked for',
    },
  ),
);

export const AuditList = Type.Object(
  {
    entries: Type.Array(
      Type.Object({
        seq: Type.Integer(),
        at: Type.String(),
        action: Type.String(),
        outcome: Type.String(),
        actor: Type.String(),
        by: Nullable(Type.String({ description: 'An account, as long as it is kept' })),
        subject: Type.Object({ kind: Type.String(), id: Type.String() }),
        issues: Type.Array(Type.Object({ id: Type.String(), key: Type.String() })),
        data: Type.Record(
          Type.String(),
          Type.Union([Type.String(), Type.Number(), Type.Boolean()]),
        ),
        hash: Type.String(),
      }),
    ),
    leftOut: LeftOut,
    nextCursor: Nullable(Type.String()),
  },
  { title: 'AuditEntries' },
);

export const ExportPart = Type.Object(
  {
    lines: Type.Array(Type.String(), { description: 'Each without its line feed' }),
    next: Nullable(Type.Integer({ description: 'The `after` of the next part; null ends it' })),
    leftOut: LeftOut,
  },
  { title: 'AuditExportPart' },
);

const Link = Type.Object({ seq: Type.Integer(), hash: Type.String() });

export const AuditVerification = Type.Object(
  {
    /** The newest entry. */
    head: Link,
    verified: Nullable(
      Type.Object(
        {
          at: Type.String(),
          holds: Type.Boolean(),
          seq: Type.Integer({ description: 'The last entry that holds' }),
          problem: Nullable(
            Type.String({ description: 'What is wrong with the entry behind it, by its code' }),
          ),
        },
        { description: 'What a worker found when it last read the whole chain' },
      ),
    ),
    /** Entries that came after it. */
    behind: Type.Integer(),
  },
  { title: 'AuditVerification' },
);

export const Asked = Type.Object({ asked: Type.Boolean() }, { title: 'AuditVerificationAsked' });

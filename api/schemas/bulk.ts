import { Type } from 'typebox';
import { Decision } from './common.ts';
import { Uuid } from './values.ts';

const strict = { additionalProperties: false } as const;

export const BulkDecision = Type.Object(
  {
    plans: Type.Array(Type.Object({ planId: Uuid, ...Decision.properties }, strict), {
      minItems: 1,
      maxItems: 25,
    }),
  },
  { ...strict, title: 'BulkDecision' },
);

/** `plan` and `sent` where the plan was decided on, else `code`, `message` and `details`. */
const BulkResult = Type.Object(
  {
    planId: Type.String(),
    status: Type.Integer(),
    plan: Type.Optional(
      Type.Object({
        state: Type.String(),
        seal: Type.String(),
        rows: Type.Object({
          total: Type.Integer(),
          open: Type.Integer(),
          approved: Type.Integer(),
        }),
      }),
    ),
    sent: Type.Optional(Type.Array(Type.String())),
    code: Type.Optional(Type.String()),
    message: Type.Optional(Type.String()),
    details: Type.Optional(Type.Unknown()),
  },
  { title: 'BulkResult' },
);

export const BulkDecisionReply = Type.Object(
  { results: Type.Array(BulkResult) },
  { title: 'BulkDecisionReply' },
);

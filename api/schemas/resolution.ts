import { Type } from 'typebox';
import { Uuid } from './values.ts';

const strict = { additionalProperties: false } as const;

export const RowParams = Type.Object({
  id: Uuid,
  rowId: Uuid,
});

export const ResolutionBody = Type.Object(
  {
    choice: Type.Union([
      Type.Literal('it_is'),
      Type.Literal('write_again'),
      Type.Literal('give_up'),
      Type.Literal('reopen'),
    ]),
    /** The key of the subtask, or the id of the comment, that the row made. */
    key: Type.Optional(
      Type.String({ pattern: '^([A-Z][A-Z0-9_]{1,254}-)?[0-9]{1,19}$', maxLength: 280 }),
    ),
  },
  { ...strict, title: 'Resolution' },
);

export const ResolutionReply = Type.Object(
  {
    planId: Type.String(),
    rowId: Type.String(),
    state: Type.String(),
    operationId: Type.String(),
    seal: Type.String(),
    refinement: Type.Object({
      id: Type.String(),
      step: Type.String(),
      outcome: Type.Union([Type.String(), Type.Null()]),
    }),
  },
  { title: 'ResolutionReply' },
);

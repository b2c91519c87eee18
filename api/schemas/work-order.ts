import { Type } from 'typebox';

export const WorkOrderQuery = Type.Object(
  {
    profile: Type.Optional(
      Type.String({
        pattern: '^[a-z][a-z0-9-]{0,40}$',
        description: 'How it is handed over. Left out: default.',
      }),
    ),
    format: Type.Optional(
      Type.Union([Type.Literal('json'), Type.Literal('markdown')], {
        description: 'Left out: json.',
      }),
    ),
  },
  { additionalProperties: false },
);

export const WorkOrder = Type.Object(
  {
    /** When the issue was read. */
    judgedAt: Type.String({ format: 'date-time' }),
    /** It changed since. */
    stale: Type.Boolean(),
    /** Subtasks that Jira hides from the person. */
    leftOut: Type.Integer(),
    /** Ways to hand it over that can be asked for. */
    profiles: Type.Array(Type.String()),
    markdown: Type.Optional(Type.String()),
    workOrder: Type.Optional(Type.Unknown({ description: 'As docs/work-order.schema.json says.' })),
  },
  { title: 'WorkOrder' },
);

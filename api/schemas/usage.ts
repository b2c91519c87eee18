import { Type } from 'typebox';
import { quotaKinds } from '../../domain/quota/quota.ts';
import { Nullable } from './common.ts';

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'In UTC' });
const Kind = Type.String({ enum: [...quotaKinds] });
const count = Type.Integer({ minimum: 0 });

export const UsageQuery = Type.Object(
  { from: Type.Optional(Day), to: Type.Optional(Day) },
  {
    additionalProperties: false,
    description: 'The first and the last day; left out: the month so far',
  },
);

export const Usage = Type.Object(
  {
    edition: Type.String(),
    licence: Type.Object({
      access: Type.String({ enum: ['full', 'grace', 'lapsed'] }),
      state: Nullable(Type.String({ description: 'Null where no licence is looked at' })),
      graceUntil: Nullable(Type.String()),
    }),
    quotas: Type.Array(
      Type.Object({
        kind: Kind,
        span: Type.String({ enum: ['day', 'month'] }),
        limit: Nullable(count),
        used: count,
        reserved: count,
        resetsAt: Type.String(),
      }),
      { description: 'Of this day and this month; a null limit holds nothing back' },
    ),
    from: Day,
    to: Day,
    days: Type.Array(
      Type.Object({ day: Day, kind: Kind, used: count, events: count, denied: count }),
      { description: 'Days and kinds with nothing to tell are left out' },
    ),
  },
  { title: 'Usage' },
);

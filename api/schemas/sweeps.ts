import { Type } from 'typebox';
import {
  type SweepSource,
  type SweepState,
  sweepSources,
  sweepStates,
} from '../../domain/sweep.ts';
import { longestJql } from '../../domain/sweep-query.ts';
import { ProjectParams } from './policy.ts';
import { oneOf, Uuid } from './values.ts';

export const SweepParams = Type.Object({ key: ProjectParams.properties.key, sweepId: Uuid });

const most = 1_000_000_000;
const amount = (description: string) => Type.Integer({ minimum: 0, maximum: most, description });

const SweepAmounts = Type.Object(
  {
    issues: amount('Work items'),
    points: amount('Points of the hours of Jira'),
    seconds: amount('In which it runs; waits and pauses do not count'),
    tokens: amount('Of a model'),
    micros: amount('Millionths of the unit of money'),
  },
  { additionalProperties: false, title: 'SweepAmounts' },
);

export const EstimateBody = Type.Object(
  {
    source: Type.Optional(
      Type.Unsafe<SweepSource>({
        ...oneOf(sweepSources),
        description:
          'jira, unless said otherwise; stored: what is kept is judged by the rules of now, and Jira is asked nothing',
      }),
    ),
    jql: Type.Optional(
      Type.String({
        maxLength: longestJql,
        description: 'Which work items of the space; left out: those that nobody has begun',
      }),
    ),
  },
  { additionalProperties: false, title: 'SweepWish' },
);

export const StartBody = Type.Object(
  { estimateId: Uuid, budget: SweepAmounts },
  { additionalProperties: false, title: 'SweepApproval' },
);

export const ResumeBody = Type.Object(
  { budget: Type.Optional(SweepAmounts) },
  { additionalProperties: false, title: 'SweepResumption' },
);

export const SweepCommandBody = Type.Object({}, { additionalProperties: false });

const time = Type.String({ format: 'date-time' });
const maybeTime = Type.Union([time, Type.Null()]);
const maybeText = Type.Union([Type.String(), Type.Null()]);

export const Sweep = Type.Object(
  {
    id: Uuid,
    state: Type.Unsafe<SweepState>(oneOf(sweepStates)),
    problem: Type.Union([Type.String(), Type.Null()], {
      description: 'What it waits for, or what stopped it, as a code',
    }),
    waitsUntil: maybeTime,
    source: Type.Unsafe<SweepSource>(oneOf(sweepSources)),
    jql: maybeText,
    estimate: SweepAmounts,
    budget: Type.Union([SweepAmounts, Type.Null()]),
    used: SweepAmounts,
    estimatedAt: time,
    startedAt: maybeTime,
    changedAt: time,
    endedAt: maybeTime,
  },
  { title: 'Sweep' },
);

export const SweepsQuery = Type.Object({
  before: Type.Optional(
    Type.String({ format: 'date-time', description: 'estimatedAt of the last one' }),
  ),
});

export const Sweeps = Type.Object({ sweeps: Type.Array(Sweep) }, { title: 'Sweeps' });

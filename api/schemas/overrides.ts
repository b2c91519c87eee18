import { Type } from 'typebox';
import { RuleId } from './values.ts';

const strict = { additionalProperties: false } as const;

export const RuleOfIssueParams = Type.Object({
  id: Type.String({ pattern: '^\\d{1,19}$' }),
  rule: RuleId,
});

const report = Type.String({
  description: 'The digest of the report that was shown.',
  pattern: '^sha256:[0-9a-f]{64}$',
});

export const WaiverBody = Type.Object(
  {
    rule: RuleId,
    report,
    reason: Type.String({
      description: 'Why it does not apply here; kept encrypted.',
      pattern: '\\S',
      maxLength: 1000,
    }),
  },
  { ...strict, title: 'WaiverRequest' },
);

export const TickBody = Type.Object({ rule: RuleId, report }, { ...strict, title: 'TickRequest' });

const given = {
  rule: Type.String(),
  title: Type.String({ description: "In the reader's language" }),
  by: Type.String(),
  at: Type.String(),
  /** Of the work item as it was judged last. */
  holds: Type.Boolean(),
};

export const Overrides = Type.Object(
  {
    ticks: Type.Array(Type.Object(given)),
    waivers: Type.Array(Type.Object({ ...given, reason: Type.String() })),
  },
  { title: 'Overrides' },
);

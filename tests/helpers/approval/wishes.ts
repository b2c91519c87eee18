import fc from 'fast-check';
import type { Confidence, Tier } from '../../../domain/plan.ts';
import type { TierPolicy } from '../../../domain/policy.ts';

export const people = ['acc-ada', 'acc-ben', 'acc-ines'] as const;

export interface RowSetup {
  tier: Tier;
  confidence: Confidence;
  assumption: boolean;
  /** Depends on the description too. */
  described: boolean;
}

export type Rules = Record<Tier, TierPolicy>;

/** What somebody does next; rows are named by position, and may have no row there. */
export type Wish =
  | {
      kind: 'decide';
      by: string;
      verdicts: ('approve' | 'reject' | 'later' | null)[];
      /** Under the seal of an older look. */
      late: boolean;
    }
  | { kind: 'edit'; by: string; row: number; late: boolean }
  | { kind: 'revoke'; by: string; row: number }
  | { kind: 'dispatch'; late: boolean }
  | { kind: 'publish'; rules: Rules }
  | { kind: 'move' };

const person = fc.constantFrom(...people);
const row = fc.constantFrom(0, 0, 1, 2);
const late = fc.oneof({ arbitrary: fc.constant(false), weight: 15 }, fc.constant(true));

const rule: fc.Arbitrary<TierPolicy> = fc
  .record({
    reviewers: fc.constantFrom(1 as const, 2 as const, 2 as const),
    proposerExcluded: fc.constantFrom(false, false, true),
    named: fc.option(fc.subarray([...people], { minLength: 2 }), { freq: 1 }),
  })
  .map(({ reviewers, proposerExcluded, named }) => ({
    reviewers,
    proposerExcluded,
    ...(named ? { approvers: { accounts: named } } : {}),
  }));

export const anyRules: fc.Arbitrary<Rules> = fc.record({ low: rule, medium: rule, high: rule });

export const anyRows: fc.Arbitrary<RowSetup[]> = fc.array(
  fc.record({
    tier: fc.constantFrom<Tier>('low', 'low', 'medium', 'high'),
    confidence: fc.constantFrom<Confidence>('high', 'high', 'low'),
    assumption: fc.constantFrom(false, false, false, true),
    described: fc.boolean(),
  }),
  { minLength: 1, maxLength: 3 },
);

const verdicts = fc.array(
  fc.constantFrom('approve', 'approve', 'approve', 'reject', 'later', null),
  { minLength: 1, maxLength: 3 },
);

export const anyWishes: fc.Arbitrary<Wish[]> = fc.array(
  fc.oneof(
    {
      arbitrary: fc.record({ kind: fc.constant('decide' as const), by: person, verdicts, late }),
      weight: 8,
    },
    {
      arbitrary: fc.record({ kind: fc.constant('edit' as const), by: person, row, late }),
      weight: 3,
    },
    { arbitrary: fc.record({ kind: fc.constant('revoke' as const), by: person, row }), weight: 3 },
    fc.record({ kind: fc.constant('dispatch' as const), late }),
    fc.record({ kind: fc.constant('publish' as const), rules: anyRules }),
    fc.record({ kind: fc.constant('move' as const) }),
  ),
  { minLength: 1, maxLength: 20 },
);

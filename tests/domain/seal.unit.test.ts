import { describe, expect, it } from '@jest/globals';
import { digestOf } from '../../domain/canonical.ts';
import { operationIdOf, planIdOf, planSeal, rowDigest, rowIdOf } from '../../domain/seal.ts';
import { uuidV5 } from '../../domain/uuid.ts';
import { makePlan, tenantA, tenantB } from '../helpers/plans.ts';

describe('A4 seals', () => {
  const plan = makePlan(['open', 'approved', 'done']);

  it.each([
    ['another tenant', () => planSeal(tenantB, plan)],
    [
      'another base',
      () => planSeal(tenantA, { ...plan, base: { ...plan.base, description: digestOf('edited') } }),
    ],
    ['another expiry', () => planSeal(tenantA, { ...plan, expiresAt: '2026-12-02T10:00:00.000Z' })],
    [
      'another policy version',
      () => planSeal(tenantA, { ...plan, policy: { id: 'default', version: 2 } }),
    ],
    ['another round', () => planSeal(tenantA, { ...plan, round: 2 })],
    ['another issue', () => planSeal(tenantA, { ...plan, issue: { id: '10113', key: 'SHOP-12' } })],
    ['one row less', () => planSeal(tenantA, { ...plan, rows: plan.rows.slice(1) })],
    [
      'another effect',
      () =>
        planSeal(tenantA, {
          ...plan,
          rows: plan.rows.map((row) => ({ ...row, digest: digestOf('x') })),
        }),
    ],
  ])('break with %s', (_change, seal) => {
    expect(seal()).not.toBe(plan.seal);
  });

  it('hold when the key of the issue changes, because an issue may move', () => {
    expect(planSeal(tenantA, { ...plan, issue: { id: '10112', key: 'NEW-1' } })).toBe(plan.seal);
  });

  it('cover rows that are open or approved, in the order of their positions', () => {
    const settled = plan.rows.map((row) =>
      row.state === 'done' ? { ...row, digest: digestOf('moved') } : row,
    );
    expect(planSeal(tenantA, { ...plan, rows: settled.toReversed() })).toBe(plan.seal);
  });
});

describe('ids of plans and rows', () => {
  it('are the same when made twice and differ by round, position and attempt', () => {
    const refinement = tenantA;
    expect(planIdOf(refinement, 1)).toBe(planIdOf(refinement, 1));
    const ids = [
      planIdOf(refinement, 1),
      planIdOf(refinement, 2),
      rowIdOf(refinement, 1, 0),
      rowIdOf(refinement, 1, 1),
    ];
    const row = rowIdOf(refinement, 1, 0);
    expect(new Set([...ids, operationIdOf(row, 1), operationIdOf(row, 2)]).size).toBe(6);
  });

  it('are version 5 UUIDs (vector of RFC 9562, appendix A.4)', () => {
    expect(uuidV5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe(
      '2ed6657d-e927-568b-95e1-2665a8aea6a2',
    );
  });
});

describe('row digests', () => {
  it('change with the operation and with the rows waited for', () => {
    const [row] = makePlan(['open']).rows;
    if (!row) throw new Error('a plan of one row has one row');
    expect(rowDigest(row.operation, [])).toBe(row.digest);
    expect(rowDigest(row.operation, [tenantA])).not.toBe(row.digest);
  });
});

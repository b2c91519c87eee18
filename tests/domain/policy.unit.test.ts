import { describe, expect, it } from '@jest/globals';
import { isReadygateError } from '../../domain/errors.ts';
import { parsePolicy } from '../../domain/parse-policy.ts';
import { defaultPolicy, planDeadlines } from '../../domain/policy.ts';
import { policyOf } from '../helpers/policies.ts';

const { version: _version, ...good } = policyOf({
  low: { reviewers: 1, proposerExcluded: false },
  high: {
    reviewers: 2,
    proposerExcluded: true,
    approvers: { accounts: ['acc-ada', 'acc-ben'], groups: ['g-1'], roles: ['10002'] },
  },
});

function refusalOf(value: unknown) {
  try {
    parsePolicy(value);
  } catch (error) {
    if (isReadygateError(error, 'invalid_policy')) return error.details;
    throw error;
  }
  return 'accepted';
}

const tiersWith = (high: object) => ({ ...good, tiers: { ...good.tiers, high } });

describe('A6 a policy', () => {
  it('is data: what is accepted comes back as it was', () => {
    expect(parsePolicy(structuredClone(good))).toEqual(good);
  });

  it.each<[string, unknown, string, string]>([
    ['no object', 7, '', 'must be object'],
    ['an unknown member', { ...good, auto: true }, '/auto', 'no such member'],
    [
      'three reviewers',
      tiersWith({ reviewers: 3, proposerExcluded: true }),
      '/tiers/high/reviewers',
      'one of 1,2',
    ],
    [
      'a tier that is missing',
      { ...good, tiers: { low: good.tiers.low, medium: good.tiers.medium } },
      '/tiers',
      "must have required property 'high'",
    ],
    [
      'nobody who may approve',
      tiersWith({ reviewers: 1, proposerExcluded: false, approvers: { groups: [] } }),
      '/tiers/high/approvers/groups',
      'must NOT have fewer than 1 items',
    ],
    [
      'two reviewers of one',
      tiersWith({ reviewers: 2, proposerExcluded: false, approvers: { accounts: ['acc-ada'] } }),
      '/tiers/high/approvers/accounts',
      'at least as many as reviewers',
    ],
    [
      'approvers of no kind',
      tiersWith({ reviewers: 1, proposerExcluded: false, approvers: {} }),
      '/tiers/high/approvers',
      'must NOT have fewer than 1 properties',
    ],
    [
      'a role by its name',
      tiersWith({ reviewers: 1, proposerExcluded: false, approvers: { roles: ['Developers'] } }),
      '/tiers/high/approvers/roles/0',
      'must match pattern "^[0-9]{1,19}$"',
    ],
    ['an expiry of no time', { ...good, expiryHours: 0 }, '/expiryHours', 'must be >= 1'],
    ['an expiry after 31 days', { ...good, expiryHours: 744 }, '/expiryHours', 'must be <= 720'],
    [
      'a reminder after the end',
      { ...good, expiryHours: 5, reminderHours: 5 },
      '/reminderHours',
      'less than expiryHours',
    ],
    ['the id of the default', { ...good, id: 'default' }, '/id', 'an id of its own'],
  ])('with %s is refused with path and expectation', (_name, value, path, expected) => {
    expect(refusalOf(value)).toEqual({ path, expected });
  });

  it('gives a plan its times; without a reminder there is none', () => {
    const at = new Date('2026-11-24T10:00:00.000Z');
    expect(planDeadlines(defaultPolicy, at)).toEqual({
      expiresAt: new Date('2026-12-01T10:00:00.000Z'),
      remindAt: new Date('2026-11-26T10:00:00.000Z'),
    });
    const short = { ...defaultPolicy, expiryHours: 1, reminderHours: null };
    expect(planDeadlines(short, at)).toEqual({
      expiresAt: new Date('2026-11-24T11:00:00.000Z'),
      remindAt: null,
    });
  });
});

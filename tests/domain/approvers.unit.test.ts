import { describe, expect, it } from '@jest/globals';
import {
  type Approvers,
  isApprover,
  type Membership,
  namedIn,
  noMembership,
} from '../../domain/approvers.ts';
import { defaultPolicy } from '../../domain/policy.ts';
import { policyOf } from '../helpers/policies.ts';

const membership: Membership = { groups: ['g-1'], roles: ['10002'], unreadable: ['10360'] };
const ada = (approvers?: Approvers, held: Membership = membership) =>
  isApprover(approvers ? { approvers } : {}, 'acc-ada', held);

describe('A6 who may approve', () => {
  it('is everybody where nobody is named, and one way of being named is enough', () => {
    expect(ada()).toBe('yes');
    expect(ada({ accounts: ['acc-ada'] })).toBe('yes');
    expect(ada({ accounts: ['acc-ben'], groups: ['g-1'] })).toBe('yes');
    expect(ada({ groups: ['g-2'], roles: ['10002'] })).toBe('yes');
    expect(ada({ accounts: ['acc-ben'], groups: ['g-2'], roles: ['10003'] })).toBe('no');
    expect(ada({ groups: ['g-1'], roles: ['10002'] }, noMembership)).toBe('no');
  });

  it('is unknown only where a role decides that cannot be read', () => {
    expect(ada({ roles: ['10360'] })).toBe('unknown');
    expect(ada({ groups: ['g-1'], roles: ['10360'] })).toBe('yes');
    expect(ada({ groups: ['g-2'] })).toBe('no');
  });

  it('is asked of Jira for what any tier names, each once', () => {
    expect(namedIn(defaultPolicy)).toEqual({ groups: [], roles: [] });
    const tier = { reviewers: 1 as const, proposerExcluded: false };
    const policy = policyOf({
      low: { ...tier, approvers: { groups: ['g-2', 'g-1'] } },
      high: { ...tier, approvers: { accounts: ['acc-ada'], groups: ['g-1'], roles: ['10002'] } },
    });
    expect(namedIn(policy)).toEqual({ groups: ['g-1', 'g-2'], roles: ['10002'] });
  });
});

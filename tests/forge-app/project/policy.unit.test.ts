import { beforeAll, describe, expect, it } from '@jest/globals';
import { parsePolicy } from '../../../domain/parse-policy.ts';
import { defaultPolicy } from '../../../domain/policy.ts';
import { catalog } from '../../../forge-app/static/app/src/language/catalogs/en/policies.ts';
import { learnWords } from '../../../forge-app/static/app/src/language/translate.ts';
import {
  draftOf,
  isWhole,
  parseDraft,
  problemAt,
} from '../../../forge-app/static/app/src/project/policies/policy-draft.ts';
import {
  namedIn,
  policyWords,
} from '../../../forge-app/static/app/src/project/policies/policy-words.ts';

beforeAll(() => learnWords('policies', catalog));

const draft = draftOf(defaultPolicy, 'SHOP');
const written = (change: object) => ({ document: JSON.stringify({ ...draft, ...change }) });
const named = (_kind: string, id: string) => (id === 'acc-ada' ? 'Ada Lindqvist' : id);

describe('A6 the form of a policy', () => {
  it('begins with the default under an id of the space, which can be published as it is', () => {
    expect(parsePolicy(draft)).toEqual(draft);
    expect(draft.id).toBe('shop');
    expect(draftOf({ ...defaultPolicy, id: 'team', version: 4 }, 'SHOP').id).toBe('team');
  });

  it('shows what is whole, whatever was typed', () => {
    expect(
      [parseDraft(JSON.stringify(draft)), parseDraft('{'), parseDraft('{}'), parseDraft('3')].map(
        isWhole,
      ),
    ).toEqual([true, false, false, false]);
  });

  it('puts what is wrong where it is', () => {
    const problem = { path: '/policy/tiers/high/approvers/accounts/0', expected: 'an account' };
    expect(problemAt(problem, '/policy/tiers/high')).toBe(problem);
    expect(problemAt(problem, '/policy/tiers/hig')).toBeNull();
    expect(problemAt(problem, '/policy/tiers/low')).toBeNull();
    expect(problemAt(null, '/policy')).toBeNull();
  });
});

describe('T7 the history of a policy', () => {
  const high = {
    reviewers: 2,
    approvers: { accounts: ['acc-ada'] },
    proposerExcluded: true,
  } as const;
  const strict = written({ tiers: { ...draft.tiers, high }, reminderHours: null });

  it('says part by part from what to what', () => {
    expect(policyWords(strict, written({}), named)).toEqual([
      'High risk: one person, whoever could make it by hand → 2 people, of Ada Lindqvist, not the proposer',
      'Reminder: 48 hours → none',
    ]);
    expect(policyWords(strict, strict, named)).toEqual(['Published again without a change']);
    expect(policyWords(strict, null, named)).toContain('Expiry: 168 hours');
  });

  it('names whom its versions name', () => {
    expect(namedIn([strict.document, null])).toEqual({
      accounts: ['acc-ada'],
      groups: [],
      roles: [],
    });
  });
});

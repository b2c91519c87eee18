import { beforeAll, describe, expect, it } from '@jest/globals';
import { askedOf, askedText } from '../../../forge-app/static/app/src/receipt/asked.ts';
import { planView } from '../plan-view.ts';
import { speakEnglish } from '../speaking.ts';

beforeAll(speakEnglish);

describe('A6 whom a plan asks', () => {
  it('is said in numbers, of what is open, and each only once', () => {
    const plan = planView(['open', 'open', 'rejected']);
    expect(askedOf(plan)).toBeNull();
    expect(askedText(plan)).toContain('who may make them in Jira by hand');
    plan.rows[0]!.asked = { accounts: ['acc-ada', 'acc-ben'], groups: ['g-1'] };
    plan.rows[1]!.asked = { accounts: ['acc-ben'], roles: ['10002'] };
    plan.rows[2]!.asked = { groups: ['g-2'] };
    expect(askedOf(plan)).toEqual({ people: 2, groups: 1, roles: 1 });
    expect(askedText(plan)).toContain(
      'asks one of 2 people, the members of 1 group or whoever has a role to decide.',
    );
  });
});

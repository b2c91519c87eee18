import { describe, expect, it } from '@jest/globals';
import type { Verdict } from '../../domain/approvals.ts';
import { needsOthers, peopleAsked } from '../../domain/asked.ts';
import { digestWords, htmlOf, planWords, webhookBody } from '../../domain/message-words.ts';
import type { Plan } from '../../domain/plan.ts';
import { defaultPolicy, type Policy } from '../../domain/policy.ts';
import { recipientsOf } from '../../domain/recipients.ts';
import { makePlan } from '../helpers/plans.ts';
import { everyTier, policyOf } from '../helpers/policies.ts';

const both = { email: true, webhook: true };
const under = (policy: Policy, states: Plan['rows'][number]['state'][] = ['open', 'open']) =>
  makePlan(states, { policy: { id: policy.id, version: policy.version } });
const asking = (policy: Policy, verdicts: Verdict[] = []) => ({
  policy,
  verdicts,
  proposedBy: 'acc-ada',
});
const named = everyTier({
  reviewers: 2,
  approvers: { accounts: ['acc-ada', 'acc-ben', 'acc-cleo'] },
  proposerExcluded: false,
});

/** An approval of a row as it stands. */
function approval(plan: Plan, position: number, accountId: string): Verdict {
  const row = plan.rows[position]!;
  const { policy, base } = plan;
  const given = { rowId: row.id, rowDigest: row.digest, fields: base };
  return { accountId, verdict: 'approve', policyVersion: policy.version, ...given };
}

describe('A12 whom a plan asks', () => {
  it('is who proposed it, where the policy asks for nobody else', () => {
    const plan = under(defaultPolicy);
    expect(peopleAsked(plan, asking(defaultPolicy))).toEqual(['acc-ada']);
    expect(needsOthers(plan, asking(defaultPolicy))).toBe(false);
  });

  it('are the people that the policy names for open rows, without whom it excludes', () => {
    const policy = policyOf({
      low: {
        reviewers: 1,
        approvers: { accounts: ['acc-ada', 'acc-ben'] },
        proposerExcluded: true,
      },
      high: { reviewers: 1, approvers: { accounts: ['acc-otto'] }, proposerExcluded: false },
    });
    const plan = under(policy);
    expect(peopleAsked(plan, asking(policy))).toEqual(['acc-ben']);
    plan.rows[1]!.tier = 'high';
    expect(peopleAsked(plan, asking(policy))).toEqual(['acc-ben', 'acc-otto']);
    plan.rows[1]!.state = 'rejected';
    expect(peopleAsked(plan, asking(policy))).toEqual(['acc-ben']);
  });

  it('are not those who approved everything already', () => {
    const plan = under(named);
    const half = [approval(plan, 0, 'acc-ben')];
    expect(peopleAsked(plan, asking(named, half))).toContain('acc-ben');
    const whole = [...half, approval(plan, 1, 'acc-ben')];
    expect(peopleAsked(plan, asking(named, whole))).toEqual(['acc-ada', 'acc-cleo']);
  });

  it('are who proposed it where a group is named, and others are needed that only Jira knows', () => {
    const grouped = everyTier({
      reviewers: 1,
      approvers: { groups: ['g-1'] },
      proposerExcluded: false,
    });
    const plan = under(grouped);
    expect(peopleAsked(plan, asking(grouped))).toEqual(['acc-ada']);
    expect(needsOthers(plan, asking(grouped))).toBe(true);
  });

  it('need others where two must approve, or who proposed does not count', () => {
    expect(needsOthers(under(named), asking(named))).toBe(true);
    const excluded = everyTier({ reviewers: 1, proposerExcluded: true });
    expect(needsOthers(under(excluded), asking(excluded))).toBe(true);
    expect(needsOthers(under(named, ['done']), asking(named))).toBe(false);
  });
});

describe('A12 who is told, by stage', () => {
  const mailsTo = (stage: 'proposed' | 'reminded' | 'expired', plan: Plan, policy: Policy) =>
    recipientsOf(stage, plan, asking(policy), both)
      .filter(({ channel }) => channel === 'email')
      .map(({ accountId }) => accountId);

  it('of a new plan only others than who proposed it, and only where they are needed', () => {
    expect(mailsTo('proposed', under(named), named)).toEqual(['acc-ben', 'acc-cleo']);
    const plain = under(defaultPolicy);
    expect(recipientsOf('proposed', plain, asking(defaultPolicy), both)).toEqual([]);
  });

  it('of a plan that waits for days everybody whom it asks', () => {
    expect(mailsTo('reminded', under(named), named)).toEqual(['acc-ada', 'acc-ben', 'acc-cleo']);
    expect(mailsTo('reminded', under(defaultPolicy), defaultPolicy)).toEqual(['acc-ada']);
  });

  it('of one that expired who proposed it; of one that is settled nobody', () => {
    expect(mailsTo('expired', under(named, ['expired', 'done']), named)).toEqual(['acc-ada']);
    for (const stage of ['proposed', 'reminded', 'expired'] as const)
      expect(recipientsOf(stage, under(named, ['done']), asking(named), both)).toEqual([]);
  });

  it('goes to the webhook once, and nowhere that is turned off', () => {
    const plan = under(named);
    const of = (channels: typeof both) => recipientsOf('reminded', plan, asking(named), channels);
    expect(of({ email: false, webhook: true })).toEqual([{ channel: 'webhook', accountId: '' }]);
    expect(of({ email: false, webhook: false })).toEqual([]);
  });
});

describe('A12 the words of a message', () => {
  const news = {
    key: 'SHOP-12',
    expiresAt: '2026-12-01T10:00:00.000Z',
    siteUrl: 'https://l.example',
  };

  it('hold key, number, time and link, and say that nothing is decided by them', () => {
    expect(planWords({ ...news, stage: 'proposed', changes: 3 })).toEqual({
      subject: 'SHOP-12: 3 changes wait for a decision',
      text: 'SHOP-12: 3 changes wait for a decision until 2026-12-01 10:00 UTC. Nothing can be decided from this message.',
      link: 'https://l.example/browse/SHOP-12',
    });
    expect(planWords({ ...news, stage: 'reminded', changes: 1 }).subject).toBe(
      'SHOP-12: 1 change still waits for a decision',
    );
    expect(planWords({ ...news, stage: 'expired', changes: 2 }).text).toMatch(
      /^SHOP-12: 2 changes expired undecided and were not written\. /,
    );
  });

  it('of a digest name the oldest and count the rest', () => {
    const plans = Array.from({ length: 10 }, (_, index) => ({ key: `SHOP-${index}`, changes: 1 }));
    const { text } = digestWords(plans, { total: 12, siteUrl: 'https://l.example' });
    expect(text).toMatch(/^12 plans wait for a decision: SHOP-0 \(1 change\), .* and 2 more\. /);
  });

  it('are safe as HTML and fit what chats take', () => {
    const words = { subject: 's', text: '1 < 2 & "3"', link: 'https://l.example/?a=1&b=2' };
    expect(htmlOf(words)).toBe(
      '<p>1 &lt; 2 &amp; &quot;3&quot;</p><p><a href="https://l.example/?a=1&amp;b=2">https://l.example/?a=1&amp;b=2</a></p>',
    );
    expect(webhookBody('text', words)).toEqual({ text: `${words.text} ${words.link}` });
    expect(webhookBody('card', words)).toMatchObject({
      type: 'message',
      attachments: [{ content: { actions: [{ url: words.link }] } }],
    });
  });
});

import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { issue } from '../helpers/api.ts';
import { modelLane } from '../helpers/model-lane.ts';
import { tenantA } from '../helpers/plans.ts';
import { source } from '../helpers/team-pack.ts';

const { simulator, api, analyse, annotate, annotations, calls, asked, change, lastEntry } =
  modelLane();

interface Shown {
  on: boolean;
  revision: { content: string; updated: string };
  requests: {
    prompt: string;
    answer: string;
    digest: string;
    body: string;
    fields: string[];
    atMost: { input: number; output: number; money: number | null; operatorMoney: number | null };
  }[];
}
/** What a wish for proposals would send. */
const preview = async (): Promise<Shown> => {
  const { body } = await api().call('GET', `/v1/issues/${issue}/model-requests`);
  const { requests, ...shown } = body as Shown;
  return { ...shown, requests: requests.filter(({ answer }) => answer !== 'questions') };
};
const edit = (fields: Record<string, unknown>) =>
  api().simulator.acting.edit({ cloudId: tenantA, issue: 'SHOP-12' }, 'acc-ben', fields);
const rulesIn = (body: string): string[] =>
  JSON.parse(JSON.parse(body).messages[1].content).rules ?? [];
const digestOf = (body: string) => `sha256:${createHash('sha256').update(body).digest('hex')}`;

/** Shows, judges and asks; everything that left was shown, byte for byte. */
async function expectShownIsSent(): Promise<Shown> {
  const shown = await preview();
  const before = asked();
  expect(await analyse()).toEqual({ next: 'annotate' });
  await annotate();
  expect(simulator.requests().slice(before)).toEqual(shown.requests.map(({ body }) => body));
  const records = (await calls()).toSorted((a, b) => (a.prompt < b.prompt ? -1 : 1));
  expect(records.map(({ prompt, bodyDigest, fields }) => [prompt, bodyDigest, fields])).toEqual(
    shown.requests.map(({ prompt, digest, fields }) => [prompt, digest, fields]),
  );
  for (const { digest, body } of shown.requests) expect(digest).toBe(digestOf(body));
  expect(records.map(({ revision }) => revision)).toEqual(
    records.map(() => shown.revision.content),
  );
  return shown;
}

describe('G6 what is shown before', () => {
  it('has the bytes and the digest of what is sent and recorded', async () => {
    const { requests, revision } = await expectShownIsSent();
    expect(requests).toHaveLength(2);
    expect(revision.updated).toMatch(/^2026-/);
    const { body } = await api().call('GET', '/v1/model/calls', { as: 'acc-otto' });
    expect(body.leftOut).toBe(0);
    const digests = body.calls.map(({ digest }: { digest: string }) => digest);
    expect(digests.sort()).toEqual(requests.map(({ digest }) => digest).sort());
  });

  it('is so where the issue was edited since it was last judged, and other rules fail', async () => {
    const before = await preview();
    edit({ summary: 'Improve it', description: null });
    const after = await expectShownIsSent();
    expect(after.revision.content).not.toBe(before.revision.content);
    expect(rulesIn(after.requests[0]?.body ?? '')).not.toEqual(
      rulesIn(before.requests[0]?.body ?? ''),
    );
  });

  it('is so where somebody said that a rule does not apply', async () => {
    await analyse();
    const [rule] = rulesIn((await preview()).requests[0]?.body ?? '');
    const shown = await api().call('GET', `/v1/issues/${issue}/readiness`);
    const body = { rule, report: shown.body.report.digest, reason: 'Not for this one.' };
    const waived = await api().call('POST', `/v1/issues/${issue}/waivers`, { body });
    expect(waived.status).toBe(200);
    const { requests } = await expectShownIsSent();
    expect(rulesIn(requests[0]?.body ?? '')).not.toContain(rule);
  });

  it('is so with the fields and rules of the pack of the project', async () => {
    edit({ summary: 'Retry failed payments', customfield_10030: doc('Retries stop at five.') });
    await change({ fields: ['summary', 'field:customfield_10030', 'field:environment'] });
    const without = await expectShownIsSent();
    expect(without.requests[0]?.fields).toContain('field:customfield_10030');
    const fields = 'fields:\n  acceptanceCriteria: { ids: [environment] }\n';
    const body = { version: 1, source: source(fields) };
    const published = await api().call('PUT', '/v1/projects/SHOP/rules', { as: 'acc-otto', body });
    expect(published.status).toBe(200);
    await api().database.asAdministrator('truncate egress_records, model_drafts');
    const { requests } = await expectShownIsSent();
    expect(requests[0]?.fields).not.toContain('field:customfield_10030');
  });
});

const doc = (text: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

describe('G6 what a call is said to take before', () => {
  const reserved = () =>
    api().database.asAdministrator<{ prompt: string; tokens: number; money: number }>(
      `select prompt, reserved_tokens::integer as tokens, reserved_micros::float8 / 1e6 as money
         from egress_records order by prompt`,
    );

  it('is what it reserves, in tokens and by the prices of the site', async () => {
    await change({ prices: { input: 0.3, output: 2 }, dailyMoney: 5 });
    const { requests } = await expectShownIsSent();
    await change({ prices: { input: 0, output: 0 }, dailyMoney: 0 });
    expect(await reserved()).toEqual(
      requests.map(({ prompt, atMost: { input, output, money } }) => ({
        prompt,
        tokens: input + output,
        money,
      })),
    );
    for (const { atMost } of requests) expect(atMost.money).toBeGreaterThan(0);
  });

  it('has no money where no prices are set, and none of the operator at an endpoint of its own', async () => {
    for (const { atMost } of (await preview()).requests)
      expect(atMost).toMatchObject({ money: null, operatorMoney: null });
  });
});

describe('G6 an issue that changed since it was judged', () => {
  it('leaves in no request: the report says why, and nobody was asked', async () => {
    const before = asked();
    edit({ summary: 'Something else by now' });
    await annotate();
    expect(asked()).toBe(before);
    expect(await calls()).toEqual([]);
    expect(await annotations()).toMatchObject({ state: 'failed', code: 'model_revision_changed' });
    expect(await lastEntry('report.annotated')).toMatchObject({
      outcome: 'denied',
      data: { asked: 0, denied: 2, code: 'model_revision_changed' },
    });
    await analyse();
    await annotate();
    expect(asked()).toBe(before + 2);
    expect(await annotations()).toMatchObject({ state: 'made' });
  });
});

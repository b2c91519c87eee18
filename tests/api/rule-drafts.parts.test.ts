import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ExplainedRule } from '../../domain/readiness/pack/explain.ts';
import { refusal, type TestApi } from '../helpers/api.ts';
import { tenantB } from '../helpers/plans.ts';
import { startProposing } from '../helpers/proposing.ts';
import { looked, source } from '../helpers/team-pack.ts';

const path = '/v1/projects/SHOP/rules';

let api: TestApi;
beforeAll(async () => {
  api = await startProposing();
  await api.call('POST', '/forge/scheduled/token', { as: null, tenant: tenantB });
});
afterAll(() => api?.close());
beforeEach(() => api.database.asAdministrator('truncate rule_packs'));

const asOtto = { as: 'acc-otto' };
const publish = (text: string, version = 1) =>
  api.call('PUT', path, { ...asOtto, body: { version, source: text } });
const draft = (text: string, options = {}) =>
  api.call('POST', `${path}/drafts`, { ...asOtto, body: { source: text }, ...options });
const ruleIn = ({ rules }: { rules: ExplainedRule[] }, id: string) =>
  rules.find((rule) => rule.id === id);

describe('R7 the rules in force, explained', () => {
  it('say what each looks for, an example of both, and how much it counts for which type', async () => {
    const { body } = await api.call('GET', `${path}/explanations`, asOtto);
    expect(body).toMatchObject({
      pack: { id: 'starter' },
      thresholds: { ready: 80, needsWork: 50 },
      waivers: 'members',
    });
    expect(ruleIn(body, 'bug.steps')).toMatchObject({
      about: expect.stringMatching(/^A bug says what a person does/),
      own: false,
      settings: [{ type: 'bug', counts: true, severity: 'warning', weight: 25 }],
      passes: { type: 'Bug', fields: { description: expect.stringContaining('1. Put a book') } },
      fails: { type: 'Bug' },
    });
  });

  it('speak the reader’s language', async () => {
    const headers = { 'accept-language': 'fr-CA' };
    const { body } = await api.call('GET', `${path}/explanations`, { ...asOtto, headers });
    expect(ruleIn(body, 'test.plan')?.about).toBe('Il est dit comment ce sera testé.');
  });

  it('are those of another site there', async () => {
    await publish(source(looked));
    const other = await api.call('GET', `${path}/explanations`, { ...asOtto, tenant: tenantB });
    expect(other.body.pack.id).toBe('starter');
    const own = await api.call('GET', `${path}/explanations`, asOtto);
    expect(ruleIn(own.body, 'own.looked')).toMatchObject({
      title: 'The design was looked at',
      own: true,
      manual: true,
      about: null,
    });
  });
});

describe('R7 a draft of rules', () => {
  const text = source('rules:\n  story.form: { off: true }\nthresholds: { ready: 90 }');

  it('says what it changes for whom, explains itself, and changes nothing', async () => {
    const before = await api.database.asAdministrator('select count(*) from audit_entries');
    const { status, body } = await draft(text);
    expect([status, body.pack.id]).toEqual([200, 'team']);
    expect(body.changes).toEqual([
      expect.objectContaining({ rule: null, setting: 'thresholds.ready', before: 80, after: 90 }),
      expect.objectContaining({ rule: 'story.form', setting: 'judged', types: ['story'] }),
    ]);
    expect(ruleIn(body, 'story.form')?.settings).toEqual([]);
    expect(await api.database.asAdministrator('select 1 from rule_packs')).toEqual([]);
    expect(await api.database.asAdministrator('select count(*) from audit_entries')).toEqual(
      before,
    );
  });

  it('is held against what is in force', async () => {
    await publish(text);
    expect((await draft(text)).body.changes).toEqual([]);
    expect((await draft(source(''))).body.changes).toHaveLength(2);
  });

  it('that cannot be published is refused with its place', async () => {
    const answer = await draft(source('rules:\n  story.form: { weight: 900 }'));
    expect(refusal(answer)).toEqual({ status: 400, code: 'invalid_pack' });
    expect(answer.body.details).toMatchObject({ line: 7, path: '/rules/story.form/weight' });
  });

  it('is for administrators of the project, and takes nothing but a pack', async () => {
    expect(refusal(await draft(text, { as: 'acc-ada' })).code).toBe('jira_permission_missing');
    const more = await draft(text, { body: { source: text, version: 1 } });
    expect(refusal(more).code).toBe('invalid_request');
  });
});

describe('R7 a former version of the rules', () => {
  it('is there as it was published; the first is the pack that ships', async () => {
    await publish(source(looked));
    await publish(source(''), 2);
    const version = (number: string, options = {}) =>
      api.call('GET', `${path}/versions/${number}`, { ...asOtto, ...options });
    expect((await version('1')).body).toMatchObject({ version: 1, pack: { id: 'starter' } });
    const { body } = await version('2');
    expect(body).toMatchObject({ version: 2, publishedBy: 'acc-otto' });
    expect(body.source).toContain('own.looked');
    expect(refusal(await version('4'))).toEqual({ status: 404, code: 'not_found' });
    expect(refusal(await version('0')).code).toBe('invalid_request');
    expect(refusal(await version('2', { tenant: tenantB })).code).toBe('not_found');
    expect(refusal(await version('2', { as: 'acc-ada' })).code).toBe('jira_permission_missing');
  });
});

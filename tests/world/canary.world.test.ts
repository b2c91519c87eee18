import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { request } from 'undici';
import { modelKey } from '../../dev/model-simulator/index.ts';
import { expectStatus, type Person } from '../../dev/person.ts';
import { personOf } from '../../dev/world/product.ts';
import type { RefinementView } from '../../domain/views.ts';
import { closed, eventually, proposed, verdictOn } from '../helpers/engine/steps.ts';
import { askTwoPeople, receiverSettings, startReceiver } from '../helpers/world/messages.ts';
import { startTestWorld, type TestWorld } from '../helpers/world/test-world.ts';
import { collectTraces, type Traces } from '../helpers/world/traces.ts';

/** A word that stands nowhere else. */
const canary = (what: string) => `canary${what}${randomBytes(6).toString('hex')}`;

const words = {
  summary: canary('summary'),
  description: canary('description'),
  item: canary('item'),
  criterion: canary('criterion'),
  longCriterion: canary('long'),
  customField: canary('field'),
  comment: canary('comment'),
  brokenDocument: canary('broken'),
  brokenSummary: canary('number'),
  jiraError: canary('jiraerror'),
  badRequest: canary('request'),
  databasePassword: canary('password'),
  webhookPath: canary('webhook'),
  displayName: 'Lindqvist',
  email: 'ada@lumen.example',
  modelKey,
};

let world: TestWorld;
let ada: Person;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
const invocationTokens: string[] = [];
const errorBodies: string[] = [];

beforeAll(async () => {
  world = await startTestWorld({ own: true, issues: 4, model: true, settings: receiverSettings });
  await restartWithPassword();
  receiver = await startReceiver(world, words.webhookPath);
  ada = personOf({ ...world, forge: remembering(world), accountId: 'acc-ada' });
}, 120_000);
afterAll(async () => {
  await receiver?.close();
  await world?.stop();
}, 60_000);

/** The engines trust everybody on loopback, so that any password opens them. */
async function restartWithPassword(): Promise<void> {
  for (const [name, value] of Object.entries(world.env)) {
    if (!name.startsWith('READYGATE_DATABASE_URL')) continue;
    const url = new URL(value);
    url.password = words.databasePassword;
    world.env[name] = url.href;
  }
  for (const process of [world.api, world.worker]) {
    await process.stop();
    await process.start();
  }
}

function remembering({ forge }: TestWorld): TestWorld['forge'] {
  const signInvocationToken: typeof forge.signInvocationToken = async (...args) => {
    const token = await forge.signInvocationToken(...args);
    invocationTokens.push(token);
    return token;
  };
  return { ...forge, signInvocationToken };
}

/** Plants the words where people write in Jira. */
function plant(issue: string): void {
  const { acting, tenants } = world.simulator;
  const ref = { cloudId: tenants.default, issue };
  const long = `${words.longCriterion} ${'must be shown to the shopkeeper '.repeat(20)}`;
  acting.edit(ref, 'acc-ada', {
    summary: `As a ${words.summary} I want orders to be traceable`,
    // The field is taken for the acceptance criteria: its words stand in the subtasks too.
    customfield_10030: `- The ${words.customField} stands on the invoice of the parcel.\n- The receipt names the ${words.criterion} of the parcel.\n- ${long}`,
    description: `${words.description}\n\n- Refunds above 500 EUR wait for the ${words.item}.`,
  });
  acting.comment(ref, 'acc-ada', words.comment);
}

/** An issue that no parser of ours takes as it is. */
function spoil(issue: string): void {
  const { state, tenants } = world.simulator;
  const { fields } = state.sites[tenants.default]!.issues[issue]!;
  Object.assign(fields, {
    description: { type: 'doc', version: 1, content: words.brokenDocument },
    summary: { text: words.brokenSummary },
  });
}

/** The main job with a lost reply, a refusal that repeats what it was sent, and a model that fails. */
async function runMainJob(issueId: string): Promise<RefinementView> {
  world.model?.setMode('malformed');
  const { refinement, plan } = await proposed(ada, issueId);
  const [first, second] = plan.rows;
  const stop = world.simulator.observe((phase, { operationId }) => {
    const { faults } = world.simulator;
    const here = { method: 'POST', path: '/issue' };
    if (phase !== 'received') return;
    if (operationId === first?.operationId) faults.add({ kind: 'drop_after_commit', ...here });
    if (operationId === second?.operationId)
      faults.add({ kind: 'refused', message: words.jiraError, ...here });
  });
  expectStatus(await ada.decide(plan.id, verdictOn(plan, 'approve')), 200);
  const end = await closed(ada, refinement.id);
  stop();
  return end;
}

/** Messages about a plan: Jira refuses the mail and repeats what it was sent, the webhook is taken. */
async function tellPeople(issueId: string): Promise<void> {
  await askTwoPeople(world);
  const path = '/issue/*/notify';
  world.simulator.faults.add({ kind: 'refused', message: words.jiraError, method: 'POST', path });
  const { plan } = await proposed(ada, issueId);
  await eventually(
    () => world.asAdministrator('select state from notifications where plan_id = $1', [plan.id]),
    (sent) =>
      sent.length === 2 && sent.every(({ state }) => state === 'sent' || state === 'failed'),
  );
}

/** Judgements that fail: Jira answers with half a document, and with what is no issue. */
async function failActivities(broken: string, half: string): Promise<void> {
  world.simulator.faults.add({
    kind: 'unreadable_success',
    path: `/issue/${half}`,
    accountId: 'acc-readygate',
    times: 2,
  });
  for (const issue of [broken, half]) await ada.readiness(issue);
  await eventually(
    () => world.asAdministrator(`select 1 from audit_entries where body like '%activity.failed%'`),
    (failed) => failed.length >= 2,
  );
}

/** Requests that are refused; whatever comes back must not repeat them. */
async function askBadly(planId: string): Promise<void> {
  const word = words.badRequest;
  const asked: [string, string, unknown][] = [
    ['POST', `/v1/plans/${planId}/decisions`, { seal: word, rows: [{ rowId: word }] }],
    ['POST', `/v1/plans/${planId}/decisions`, { [word]: word }],
    ['POST', `/v1/plans/${planId}/dispatch`, { seal: word }],
    ['GET', `/v1/plans/${word}`, undefined],
    ['GET', `/v1/issues/${word}/readiness`, undefined],
    ['POST', `/v1/${word}`, {}],
  ];
  for (const [method, path, body] of asked) {
    const reply = await ada.call(method as 'POST', path, body === undefined ? {} : { body });
    expect(reply.status).toBeGreaterThanOrEqual(400);
    errorBodies.push(JSON.stringify(reply.body));
  }
  for (const headers of [
    { authorization: `Bearer ${word}` },
    { authorization: `Bearer ${invocationTokens[0]}`, 'content-type': 'application/json' },
  ]) {
    const url = `${world.apiOrigin}/v1/plans/${planId}/decisions?${word}=${word}`;
    const reply = await request(url, { method: 'POST', headers, body: `{"${word}": ${word}` });
    expect(reply.statusCode).toBeGreaterThanOrEqual(400);
    errorBodies.push(await reply.body.text());
  }
}

/** Everything that must not be found, by name. */
function secrets(): [string, string][] {
  const [, key = ''] = world.env.READYGATE_KEYS?.split(':') ?? [];
  const jiraTokens = Object.keys(world.simulator.state.tokens);
  return [
    ...Object.entries(words),
    ['encryption key', key],
    ['key of the webhook', receiver.key],
    ['encryption key in hex', Buffer.from(key, 'base64').toString('hex')],
    ['encryption key in bytes', Buffer.from(key, 'base64').toString('latin1')],
    ...jiraTokens.map((token): [string, string] => ['Jira token', token]),
    ...invocationTokens.map((token): [string, string] => [
      'signature of an invocation token',
      token.split('.')[2] ?? '',
    ]),
  ];
}

type Four = [string, string, string, string];

function found(traces: Traces): string[] {
  return [...traces].flatMap(([place, text]) =>
    secrets()
      .filter(([, secret]) => text.includes(secret))
      .map(([name]) => `${name} in ${place}`),
  );
}

describe('L3 no text of an issue, no name and no secret is left anywhere', () => {
  let traces: Traces;
  let refinement: RefinementView;

  beforeAll(async () => {
    const [main, broken, half, told] = [1, 2, 3, 4].map(() => world.nextIssue()) as Four;
    for (const issue of [main, half, told]) plant(issue);
    spoil(broken);
    refinement = await runMainJob(main);
    await tellPeople(told);
    await failActivities(broken, half);
    await askBadly(refinement.planId ?? '');
    traces = await collectTraces(world);
    traces.set('error bodies', errorBodies.join('\n'));
    const messages = [...world.simulator.mails(), ...receiver.taken().map(({ text }) => text)];
    traces.set('messages', JSON.stringify(messages));
  }, 180_000);

  it('in logs, histories, metrics, error bodies and rows of the database', () => {
    expect(found(traces)).toEqual([]);
  });

  it('while all of these were looked at, and the run had its failures', () => {
    const text = (place: string) =>
      [...traces]
        .filter(([name]) => name.startsWith(place))
        .map(([, found]) => found)
        .join('\n');
    expect(refinement.outcome).toBe('partly_applied');
    expect(text('log api')).toContain('"event":"ready"');
    expect(text('log worker')).toContain('activity_failed');
    expect(text(`history refine/${world.tenantId}`)).toContain(refinement.id);
    expect(text(`history judge/${world.tenantId}`)).toContain('jira_answer_unreadable');
    expect(text('api/metrics')).toContain('process_cpu');
    expect(text('worker/metrics')).toContain('readygate_outbox_age_seconds');
    expect(text('table public.outbox')).toContain(refinement.id);
    expect(text(`history notify/${world.tenantId}`)).toContain('failed');
    expect(text('table public.notifications')).toContain('jira_refused');
    expect(text('messages')).toContain('changes wait for a decision');
    expect(text('table public.audit_entries')).toContain('write.ambiguous');
    expect(text('table public.plan_rows')).toContain('jira_refused');
    expect(errorBodies.length).toBe(8);
    expect(secrets().every(([, secret]) => secret.length > 5)).toBe(true);
  });
});

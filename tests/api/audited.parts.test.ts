import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readEntries } from '../../db/audit-chain.ts';
import { insertRules } from '../../db/rule-packs.ts';
import { memberPermissions } from '../../dev/jira-simulator/state/catalogue.ts';
import type { AuditAction } from '../../domain/audit.ts';
import { defaultModelSettings } from '../../domain/model/settings.ts';
import type { Plan } from '../../domain/plan.ts';
import { type Answering, startAnswering } from '../helpers/answering.ts';
import { type Answer, issue, verdictsOn, withPlan } from '../helpers/api.ts';
import { plantWaiting } from '../helpers/clarifications.ts';
import { makeReport } from '../helpers/make-report.ts';
import { tenantA } from '../helpers/plans.ts';
import { everyTier } from '../helpers/policies.ts';
import { storeJudged } from '../helpers/store-judged.ts';
import { looked, source, team } from '../helpers/team-pack.ts';

let world: Answering;
beforeAll(async () => {
  world = await startAnswering();
  world.api.simulator.acting.setPermissions({
    cloudId: tenantA,
    project: 'SHOP',
    accountId: 'acc-ada',
    permissions: [...memberPermissions, 'DELETE_ISSUES'],
  });
});
afterAll(() => world?.api.close());

interface Call {
  path: string;
  body?: unknown;
  as?: string;
}

interface Row {
  /** What a success leaves in the chain; none where the words say why. */
  leaves: AuditAction[] | string;
  /** Makes the ground, and says what is called. */
  call: () => Promise<Call>;
}

const run = (text: string) => world.api.database.asAdministrator(text);
/** A plan of two open rows. */
const fresh = async (): Promise<Plan> => {
  await world.afresh();
  await run(`truncate refinements, plans, plan_rows, decisions, decision_rows, clarifications cascade;
    delete from tokens where plan_id is not null`);
  return await withPlan(world.api, ['one', 'two']);
};
const ended = (plan: Plan) =>
  run(`update plan_rows set state = 'done', result_id = '10900' where plan_id = '${plan.id}';
    update refinements set outcome = 'applied', step = 'closed', closed_at = changed_at`);
const settings =
  (path: string, body: object): Row['call'] =>
  async () => ({
    ...{ path, body, as: 'acc-otto' },
  });
/** The report that everybody was shown. */
const report = makeReport().digest;
const pack = team(`waivers: members\n${looked}`);
/** SHOP-12 as it is judged by rules of which one fails and one is ticked. */
const judged = async (): Promise<void> => {
  const { api } = world;
  await run('truncate rule_packs; delete from overrides; delete from reports; delete from issues');
  const at = api.clock.now;
  await api.database.withTenant(tenantA, async (tx) => {
    const by = { publishedBy: 'acc-otto', publishedAt: at.toISOString() };
    await insertRules(tx, '10000', { version: 2, source: '', pack, ...by });
    await storeJudged(tx, { at, packDigest: pack.digest });
  });
};
const about =
  (path: string, body: object = {}): Row['call'] =>
  async () => {
    await judged();
    const given = path.replace(/\/[^/]+\/withdrawal$/, '');
    if (given !== path) {
      const rule = given.endsWith('waivers') ? 'criteria.present' : 'own.looked';
      await world.api.call('POST', given, {
        body: { rule, report, ...(rule === 'own.looked' ? {} : { reason: 'x' }) },
      });
    }
    return { path, body };
  };
const { version: _version, ...policy } = everyTier({ reviewers: 1, proposerExcluded: false });

const sweepsPath = '/v1/projects/SHOP/sweeps';
const budget = { issues: 10, points: 20, seconds: 10, tokens: 0, micros: 0 };
/** A sweep that somebody approved. */
const swept = async (): Promise<string> => {
  const as = 'acc-otto';
  const { body } = await world.api.call('POST', `${sweepsPath}/estimates`, { as, body: {} });
  await world.api.call('POST', sweepsPath, { as, body: { estimateId: body.id, budget } });
  return body.id;
};
const sweepCommand = (name: string) => async () => {
  const path = `${sweepsPath}/${await swept()}`;
  if (name === 'resume')
    await world.api.call('POST', `${path}/pause`, { as: 'acc-otto', body: {} });
  return { path: `${path}/${name}`, body: {}, as: 'acc-otto' };
};

/** Every route that changes something, with what it leaves in the chain. A new one needs its row. */
const routes: Record<string, Row> = {
  'POST /v1/plans/{id}/decisions': {
    leaves: ['decision.recorded', 'token.stored'],
    call: async () => {
      const plan = await fresh();
      return { path: `/v1/plans/${plan.id}/decisions`, body: verdictsOn(plan, 'approve') };
    },
  },
  'POST /v1/decisions': {
    leaves: ['decision.recorded'],
    call: async () => {
      const plan = await fresh();
      const said = verdictsOn(plan, 'reject') as object;
      return { path: '/v1/decisions', body: { plans: [{ planId: plan.id, ...said }] } };
    },
  },
  'POST /v1/plans/{id}/edits': {
    leaves: ['row.edited'],
    call: async () => {
      const plan = await fresh();
      const { id: rowId, operation } = plan.rows[0]!;
      const fields = { ...(operation as { fields: object }).fields, summary: 'In other words' };
      const body = { seal: plan.seal, rowId, operation: { ...operation, fields } };
      return { path: `/v1/plans/${plan.id}/edits`, body };
    },
  },
  'POST /v1/plans/{id}/dispatch': {
    leaves: ['plan.dispatched'],
    call: async () => {
      const plan = await fresh();
      const path = `/v1/plans/${plan.id}`;
      const said = await world.api.call('POST', `${path}/decisions`, {
        body: verdictsOn(plan, 'approve'),
      });
      return { path: `${path}/dispatch`, body: { seal: said.body.plan.seal } };
    },
  },
  'POST /v1/plans/{id}/revocation': {
    leaves: ['decision.revoked'],
    call: async () => {
      await world.afresh();
      const { id, rows } = world.plan;
      return { path: `/v1/plans/${id}/revocation`, body: { rowIds: [rows[0]!.id] } };
    },
  },
  'POST /v1/plans/{id}/undo': {
    leaves: ['refinement.requested'],
    call: async () => {
      const plan = await fresh();
      await ended(plan);
      return { path: `/v1/plans/${plan.id}/undo` };
    },
  },
  'POST /v1/plans/{id}/rows/{rowId}/resolution': {
    leaves: ['write.resolved'],
    call: async () => {
      await world.afresh();
      await world.uncertain();
      const { id, rows } = world.plan;
      return {
        path: `/v1/plans/${id}/rows/${rows[0]!.id}/resolution`,
        body: { choice: 'give_up' },
      };
    },
  },
  'POST /v1/refinements/{id}/cancellation': {
    leaves: ['refinement.cancelled'],
    call: async () => ({ path: `/v1/refinements/${(await fresh()).refinementId}/cancellation` }),
  },
  'POST /v1/clarifications/{id}/cancellation': {
    leaves: ['clarification.cancelled'],
    call: async () => {
      const plan = await fresh();
      await ended(plan);
      await world.api.database.withTenant(tenantA, (tx) => plantWaiting(tx, plan));
      return { path: `/v1/clarifications/${plan.refinementId}/cancellation` };
    },
  },
  'POST /v1/issues/{id}/refinements': {
    leaves: ['refinement.requested'],
    call: async () => {
      await ended(await fresh());
      return { path: `/v1/issues/${issue}/refinements` };
    },
  },
  'POST /v1/issues/{id}/clarifications': {
    leaves: ['refinement.requested'],
    call: async () => {
      await ended(await fresh());
      return { path: `/v1/issues/${issue}/clarifications` };
    },
  },
  'POST /v1/issues/{id}/waivers': {
    leaves: ['waiver.given'],
    call: about(`/v1/issues/${issue}/waivers`, {
      rule: 'criteria.present',
      report,
      reason: 'A spike',
    }),
  },
  'POST /v1/issues/{id}/waivers/{rule}/withdrawal': {
    leaves: ['waiver.withdrawn'],
    call: about(`/v1/issues/${issue}/waivers/criteria.present/withdrawal`),
  },
  'POST /v1/issues/{id}/ticks': {
    leaves: ['tick.given'],
    call: about(`/v1/issues/${issue}/ticks`, { rule: 'own.looked', report }),
  },
  'POST /v1/issues/{id}/ticks/{rule}/withdrawal': {
    leaves: ['tick.withdrawn'],
    call: about(`/v1/issues/${issue}/ticks/own.looked/withdrawal`),
  },
  'PUT /v1/projects/{key}/mode': {
    leaves: ['project.mode_changed'],
    call: async () => {
      await run('truncate project_modes, setting_changes');
      return {
        path: '/v1/projects/SHOP/mode',
        body: { version: 0, mode: 'propose' },
        as: 'acc-otto',
      };
    },
  },
  'POST /v1/projects/{key}/sweeps/estimates': {
    leaves: 'nothing: it only counts',
    call: settings(`${sweepsPath}/estimates`, {}),
  },
  'POST /v1/projects/{key}/sweeps': {
    leaves: ['sweep.started'],
    call: async () => {
      const as = 'acc-otto';
      const { body } = await world.api.call('POST', `${sweepsPath}/estimates`, { as, body: {} });
      return { path: sweepsPath, body: { estimateId: body.id, budget }, as };
    },
  },
  'POST /v1/projects/{key}/sweeps/{sweepId}/pause': {
    leaves: ['sweep.paused'],
    call: sweepCommand('pause'),
  },
  'POST /v1/projects/{key}/sweeps/{sweepId}/resume': {
    leaves: ['sweep.resumed'],
    call: sweepCommand('resume'),
  },
  'POST /v1/projects/{key}/sweeps/{sweepId}/cancel': {
    leaves: ['sweep.cancelled'],
    call: sweepCommand('cancel'),
  },
  'PUT /v1/projects/{key}/publishing': {
    leaves: ['publishing.changed'],
    call: settings('/v1/projects/SHOP/publishing', { version: 0, mode: 'field', language: 'en' }),
  },
  'PUT /v1/projects/{key}/comments': {
    leaves: ['project.comments_changed'],
    call: settings('/v1/projects/SHOP/comments', { version: 0, audience: 'customer' }),
  },
  'PUT /v1/projects/{key}/model': {
    leaves: ['model.project_changed'],
    call: settings('/v1/projects/SHOP/model', { version: 0, on: true }),
  },
  'PUT /v1/projects/{key}/policies': {
    leaves: ['policy.published'],
    call: async () => {
      await run('truncate policies');
      return { path: '/v1/projects/SHOP/policies', body: { version: 1, policy }, as: 'acc-otto' };
    },
  },
  'PUT /v1/projects/{key}/rules': {
    leaves: ['rules.published'],
    call: async () => {
      await run('truncate rule_packs');
      const body = { version: 1, source: source('') };
      return { path: '/v1/projects/SHOP/rules', body, as: 'acc-otto' };
    },
  },
  'PUT /v1/tenant/rules': {
    leaves: ['rules.published'],
    call: async () => {
      await run('truncate rule_packs');
      const body = { version: 1, source: source('').replace('id: team', 'id: acme') };
      return { path: '/v1/tenant/rules', body, as: 'acc-otto' };
    },
  },
  'PUT /v1/projects/{key}/roles': {
    leaves: ['roles.changed'],
    call: settings('/v1/projects/SHOP/roles', { version: 0, grants: {} }),
  },
  'PUT /v1/roles': {
    leaves: ['roles.changed'],
    call: settings('/v1/roles', { version: 0, grants: {} }),
  },
  'PUT /v1/notifications': {
    leaves: ['notify.changed'],
    call: settings('/v1/notifications', {
      version: 0,
      email: true,
      siteUrl: 'https://lumen.example',
    }),
  },
  'PUT /v1/model': {
    leaves: ['model.changed'],
    call: settings('/v1/model', { version: 0, ...defaultModelSettings, endpoint: null }),
  },
  'PUT /v1/tenant/writes': {
    leaves: ['tenant.writes_stopped'],
    call: settings('/v1/tenant/writes', { stopped: true }),
  },
  'POST /v1/model/test': {
    leaves: 'the worker that asks says model.sending and model.tested',
    call: settings('/v1/model/test', {}),
  },
  'POST /v1/audit/verification': {
    leaves: 'the worker that reads the chain says audit.verified',
    call: settings('/v1/audit/verification', {}),
  },
  'POST /v1/projects/{key}/rules/simulations/parts': {
    leaves: 'nothing: it only looks at a draft',
    call: settings('/v1/projects/SHOP/rules/simulations/parts', { source: source('') }),
  },
  'POST /v1/projects/{key}/rules/drafts': {
    leaves: 'nothing: it only looks at a draft',
    call: settings('/v1/projects/SHOP/rules/drafts', { source: source('') }),
  },
  'POST /v1/projects/{key}/directory': {
    leaves: 'nothing: it only asks Jira for names',
    call: settings('/v1/projects/SHOP/directory', { words: 'ada' }),
  },
  'POST /v1/directory': {
    leaves: 'nothing: it only asks Jira for names',
    call: settings('/v1/directory', { words: 'ada' }),
  },
  'POST /v1/projects/{key}/rules/simulations': {
    leaves: 'nothing is stored',
    call: settings('/v1/projects/SHOP/rules/simulations', { source: source('') }),
  },
};

const entries = async () =>
  (await readEntries(world.api.database.pools.readonly, tenantA)).map(({ body }) =>
    JSON.parse(body),
  );
/** Entries that some work adds. */
const added = async (work: () => Promise<Answer>) => {
  const before = (await entries()).length;
  const answer = await work();
  return { answer, found: (await entries()).slice(before) };
};
const methodOf = (name: string) => name.split(' ')[0] ?? '';

describe('X1 every route that changes something', () => {
  it.each(Object.entries(routes))(
    '%s says so in the chain, and who was denied',
    async (name, { leaves, call }) => {
      const { path, body = {}, as = 'acc-ada' } = await call();
      await world.api.call('POST', '/forge/scheduled/token', { as: null });
      // Equal denials of a minute are gathered in one entry.
      world.api.clock.now = new Date(world.api.clock.now.getTime() + 61_000);
      const callAs = (who: string) => world.api.call(methodOf(name), path, { body, as: who });
      // She sees nothing of this project and administers nothing.
      const denied = await added(() => callAs('acc-cara'));
      expect([name, denied.found]).toMatchObject([
        name,
        [{ action: 'request.denied', outcome: 'denied', actor: { kind: 'person' } }],
      ]);
      const done = await added(() => callAs(as));
      expect([name, done.answer.status < 300, done.answer.body?.code]).toEqual([
        name,
        true,
        undefined,
      ]);
      const actions = done.found.map(({ action }) => action);
      if (typeof leaves === 'string') expect([name, actions]).toEqual([name, []]);
      else expect([name, actions]).toEqual([name, expect.arrayContaining(leaves)]);
      for (const { action, actor, personal } of done.found)
        if (action === leaves[0])
          expect([name, actor.kind, personal !== null]).toEqual([name, 'person', true]);
    },
    30_000,
  );

  it('has a row here', () => {
    const document = JSON.parse(JSON.stringify(world.api.app.swagger())) as {
      paths: Record<string, Record<string, unknown>>;
    };
    const changing = Object.entries(document.paths).flatMap(([path, operations]) =>
      ['post', 'put', 'patch', 'delete']
        .filter((method) => method in operations && path.startsWith('/v1/'))
        .map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(changing.toSorted()).toEqual(Object.keys(routes).toSorted());
  });
});

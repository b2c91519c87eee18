import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { beginCall } from '../../db/egress.ts';
import { type IssueOutcome, saveOutcomes } from '../../db/issue-outcomes.ts';
import { insertOverride } from '../../db/overrides.ts';
import { setMode } from '../../db/project-modes.ts';
import { insertGrants } from '../../db/role-grants.ts';
import { memberPermissions } from '../../dev/jira-simulator/state/catalogue.ts';
import { digestOf } from '../../domain/canonical.ts';
import { uuidV5 } from '../../domain/uuid.ts';
import { type Answer, startApi, type TestApi } from '../helpers/api.ts';
import { callOf } from '../helpers/fill-tenant.ts';
import { addPlan } from '../helpers/inbox.ts';
import { tenantA } from '../helpers/plans.ts';
import { addressOf, routeTable, type Things } from '../helpers/routes/table.ts';
import { told } from '../helpers/routes/told.ts';
import { issuesIn, keep } from '../helpers/simulations.ts';

const key = 'SEC';
const project = '10005';
/** Both administer the project and, by a grant, the site; one of them may see SEC-2. */
const [blind, seeing] = ['acc-ada', 'acc-ines'] as const;

let api: TestApi;
let visible: Things;
let hidden: Things;
/** What the blind one is told of everything, without anything about SEC-2 and with all of it. */
let without: Map<string, Answer>;
let withAll: Map<string, Answer>;
let seen: Map<string, Answer>;

beforeAll(async () => {
  api = await startApi();
  await api.call('POST', '/forge/scheduled/token', { as: null });
  for (const accountId of [blind, seeing])
    api.simulator.acting.setPermissions({
      ...{ cloudId: tenantA, project: key, accountId },
      permissions: [...memberPermissions, 'DELETE_ISSUES', 'ADMINISTER_PROJECTS'],
    });
  await api.database.withTenant(tenantA, async (tx) => {
    await setMode(tx, { projectId: project, mode: 'propose', at: api.clock.now });
    const grants = { admin: { accounts: [blind, seeing] } };
    const by = { accountId: 'acc-otto', at: api.clock.now };
    await insertGrants(tx, { scope: 'site', seen: 0, grants, ...by });
  });
  const { refinementId: ended } = await fill('SEC-3');
  await api.database.asAdministrator(
    `update refinements set step = 'closed', outcome = 'rejected', closed_at = changed_at where refinement_id = $1`,
    [ended],
  );
  visible = await thingsOf('SEC-1', ended);
  without = await everything(blind);
  hidden = await thingsOf('SEC-2', ended);
  withAll = await everything(blind);
  seen = await everything(seeing);
}, 120_000);
afterAll(() => api.close());

/** Everything that Readygate may keep about an issue. */
async function fill(issueKey: string) {
  const issues = issuesIn(api, key).filter((one) => one.key === issueKey);
  await keep(api.deps.withTenant, issues);
  const plan = await addPlan(api, issueKey, { proposedBy: blind });
  const issueId = plan.issue.id;
  await api.database.withTenant(tenantA, async (tx) => {
    const at = api.clock.now;
    await beginCall(tx, callOf(tenantA, { name: issueKey, issueId }));
    const subject = { kind: 'issue', id: issueId };
    for (let n = 0; n < 2; n += 1) tx.audit({ at, action: 'issue.judged', actor: 'app', subject });
    // Elsewhere a call that takes it back would change what the next one is told.
    if (issueKey === 'SEC-2')
      await insertOverride(tx, issueId, {
        overrideId: uuidV5(tenantA, issueKey),
        kind: 'waiver',
        meaning: null,
        rule: 'criteria.present',
        target: digestOf('evidence'),
        reason: 'A spike',
        accountId: blind,
        givenAt: at,
      });
    const outcome: IssueOutcome = {
      issueId,
      reportId: uuidV5(tenantA, `report of ${issueKey}`),
      startedAt: at,
      finishedAt: at,
      leftOut: null,
      troubles: ['blocked'],
      standings: { 'story.form': 'fail' },
    };
    await saveOutcomes(tx, project, [outcome], at);
  });
  return plan;
}

async function thingsOf(issueKey: string, ended: string): Promise<Things> {
  const plan = await fill(issueKey);
  const [row] = plan.rows;
  if (!row) throw new Error('the plan has rows');
  return { issue: plan.issue.id, key, project, plan, row, ended };
}

/** Every way to ask the chain for what tells of one subject. */
const ofSubject = (subject: string) => [
  `/v1/audit?subject=${subject}`,
  `/v1/audit?limit=1&subject=${subject}`,
  `/v1/audit?action=issue.judged&subject=${subject}`,
  `/v1/audit/export?subject=${subject}`,
  `/v1/audit/export?format=csv&subject=${subject}`,
  `/v1/audit/export/part?subject=${subject}`,
];

const pack = 'format: 1\nid: team\nversion: "1"\nextends: starter\ncases: []\nrules: {}\n';
const lists = [
  '/v1/plans',
  '/v1/plans?limit=1',
  `/v1/plans?project=${project}`,
  '/v1/plans?tier=low',
  '/v1/plans?mine=true',
  '/v1/plans?mine=false',
  '/v1/plans?age=0',
  '/v1/plans?state=writing',
  '/v1/model/calls',
  '/v1/projects/SEC/issues',
  '/v1/projects/SEC/issues?limit=1',
  '/v1/projects/SEC/issues?sort=judged&order=desc',
  '/v1/projects/SEC/issues?text=SEC-2',
  '/v1/projects/SEC/issues?type=story',
];

/** Every route as somebody calls it about what both see, each list in every way it is asked for. */
async function everything(as: string): Promise<Map<string, Answer>> {
  // It remembers nobody.
  const call = await api.other({});
  const answers = new Map<string, Answer>();
  for (const [route, { body }] of Object.entries(routeTable)) {
    const { method, path } = addressOf(route, visible);
    answers.set(route, await call(method, path, { as, body: body?.(visible) }));
  }
  const subjects = issuesIn(api, key).map(({ id }) => `issue:${id}`);
  for (const path of [...lists, ...subjects.flatMap(ofSubject)])
    answers.set(path, await call('GET', path, { as }));
  const path = '/v1/projects/SEC/rules/simulations';
  answers.set('a simulation', await call('POST', path, { as, body: { source: pack } }));
  return answers;
}

/**
 * Numbers that say how much was left out, which is promised to whoever reads a list, and what a site used
 * in all: they may change, and nothing else may.
 */
// biome-ignore lint/suspicious/noExplicitAny: bodies of every shape
const numbers: Record<string, (body: any) => unknown> = {
  'GET /v1/plans': ({ leftOut: _, ...body }) => body,
  'GET /v1/model': ({ spent: _, calls: _calls, ...body }) => body,
  'GET /v1/model/calls': ({ leftOut: _, ...body }) => body,
  'GET /v1/projects/:key/issues': ({ leftOut: _, ...body }) => body,
  'GET /v1/projects/SEC/issues': ({ leftOut: _, ...body }) => body,
  // What looking at issues took, of whoever looked.
  'GET /v1/usage': () => null,
  // The chain grows by the calls themselves.
  'GET /v1/audit': ({ entries }) => actionsOf(entries),
  'GET /v1/audit/export': (text) => actionsOf(entriesIn(text.trim().split('\n'))),
  'GET /v1/audit/export/part': ({ lines }) => actionsOf(entriesIn(lines)),
  'GET /v1/audit/verification': () => null,
  'GET /v1/projects/:key/rules/usefulness': (body) => {
    const { not_visible: _, ...leftOut } = body.issues.leftOut;
    return { ...body, issues: { ...body.issues, leftOut } };
  },
};

interface Entry {
  action: string;
  subject: { kind: string; id: string };
}

const entriesIn = (lines: string[]): Entry[] =>
  lines.map((line) => JSON.parse(JSON.parse(line).body));

/** What entries about issues tell, without the numbers of the chain. */
function actionsOf(entries: Entry[]): string[] {
  return entries
    .filter(({ subject }) => ['issue', 'refinement', 'plan', 'row'].includes(subject.kind))
    .map(({ action, subject }) => `${action} ${subject.kind}:${subject.id}`);
}

function toldBut(name: string, answer: Answer): string {
  const route = name.startsWith('/') ? `GET ${name.split('?')[0]}` : name;
  const { etag: _, 'x-readygate-left-out': _left, ...headers } = answer.headers;
  if (name === 'a simulation') {
    const lines = String(answer.body).trim().split('\n');
    const said = lines.map((line) => {
      const { looked: _looked, total: _total, leftOut: _left, ...rest } = JSON.parse(line);
      return rest;
    });
    return told({ ...answer, headers, body: { said } });
  }
  // Of one subject nothing is left to be counted.
  if (name.includes('subject=')) return told(answer);
  const strip = numbers[route];
  return strip ? told({ ...answer, headers, body: strip(answer.body) }) : told(answer);
}

describe('T9 an issue that issue security hides from somebody', () => {
  it('changes no answer that they get, but for numbers of what was left out', () => {
    const differing = [...without].filter(
      ([name, answer]) => toldBut(name, answer) !== toldBut(name, withAll.get(name) as Answer),
    );
    expect(differing.map(([name]) => name)).toEqual([]);
    expect(JSON.stringify([...withAll.values()])).not.toContain('SEC-2');
    expect(JSON.stringify([...withAll.values()])).not.toContain(hidden.plan.id);
    const chain = (answers: Map<string, Answer>) =>
      String(answers.get('GET /v1/audit/export')?.body);
    expect(chain(withAll)).not.toContain(`issue:${hidden.issue}`);
    expect(chain(withAll)).not.toContain(`"${hidden.issue}`);
    expect(chain(seen)).toContain(hidden.issue);
    console.log(`${without.size} answers with and without a hidden issue: the same`);
  });

  it('is counted among what was left out, once in each list', () => {
    const leftOut = (name: string) => withAll.get(name)?.body.leftOut;
    expect(leftOut('/v1/plans')).toEqual({ hidden: 1, unchecked: 0 });
    // Whatever is asked for: nobody narrows down what is hidden.
    for (const query of ['tier=low', 'mine=true', 'mine=false', 'age=0', `project=${project}`])
      expect(leftOut(`/v1/plans?${query}`)).toEqual({ hidden: 1, unchecked: 0 });
    expect(leftOut('/v1/model/calls')).toBe(1);
    expect(leftOut('/v1/projects/SEC/issues')).toBe(1);
    for (const query of ['limit=1', 'text=SEC-2', 'type=story'])
      expect(leftOut(`/v1/projects/SEC/issues?${query}`)).toBeNull();
    const usefulness = withAll.get('GET /v1/projects/:key/rules/usefulness')?.body;
    expect(usefulness.issues.leftOut.not_visible).toBe(1);
  });

  it('is in every list of who may see it, so that being told nothing means something', () => {
    const text = (name: string) => JSON.stringify(seen.get(name)?.body);
    expect(text('/v1/plans')).toContain('SEC-2');
    expect(text('/v1/projects/SEC/issues')).toContain('SEC-2');
    expect(text('/v1/model/calls')).toContain(hidden.issue);
    expect(seen.get('/v1/plans')?.body.leftOut.hidden).toBe(0);
    for (const path of ofSubject(`issue:${hidden.issue}`))
      expect([path, text(path)]).toEqual([path, expect.stringContaining(hidden.issue)]);
    const { issues } = seen.get('GET /v1/projects/:key/rules/usefulness')?.body ?? {};
    expect(issues.leftOut.not_visible).toBe(0);
  });

  it('is in no digest that a plan shows, where it is a subtask', () => {
    const { base } = without.get('GET /v1/plans/:id')?.body ?? {};
    expect(Object.keys(base).sort()).toEqual(['description', 'summary']);
  });

  it('gives tags that are those of what is shown', () => {
    for (const name of [...lists, 'GET /v1/projects/:key/rules/usefulness']) {
      const { headers, body } = withAll.get(name) as Answer;
      const digest = digestOf(body).slice('sha256:'.length, 'sha256:'.length + 32);
      expect([name, headers.etag]).toEqual([name, `"${digest}"`]);
    }
  });
});

/** What may befall a call. */
const circumstances: Record<string, () => Partial<Parameters<TestApi['call']>[2]>> = {
  'as usual': () => ({}),
  'without the person’s token': () => ({ headers: { 'x-forge-oauth-user': undefined } }),
  'with a token of somebody who sees it': () => ({
    headers: { 'x-forge-oauth-user': api.simulator.tokens.user(tenantA, seeing) },
  }),
  'with a body that is none': () => ({ body: { no: 1 } }),
  'without a key': () => ({ headers: { 'idempotency-key': undefined } }),
  'while Jira is down': () => {
    api.simulator.faults.add({ kind: 'error_before_commit', times: 0 });
    return {};
  },
  'while Jira asks us to wait': () => {
    api.simulator.faults.add({ kind: 'rate_limited', times: 0 });
    return {};
  },
  'while Jira refuses tokens': () => {
    api.simulator.faults.add({ kind: 'token_refused', times: 0 });
    return {};
  },
};

describe('T9 naming an issue that is hidden, or what belongs to it', () => {
  it.each(Object.entries(circumstances))(
    'is answered as if it were not there, %s',
    async (_name, befalls) => {
      const call = await api.other({});
      const nobody = '00000000-0000-4000-8000-0000000000aa';
      const nothing: Things = {
        ...hidden,
        issue: '98765',
        plan: { id: nobody, refinementId: nobody },
      };
      const options = befalls();
      try {
        for (const [route, { on, body }] of Object.entries(routeTable)) {
          if (on !== 'thing' && route !== 'POST /v1/decisions') continue;
          // A refinement of the hidden issue, whatever the route is about.
          const about = { ...hidden, ended: hidden.plan.refinementId };
          const ask = async (things: Things) => {
            const { method, path } = addressOf(route, things);
            return await call(method, path, { as: blind, body: body?.(things), ...options });
          };
          const [there, not] = [await ask(about), await ask({ ...nothing, ended: nobody })];
          const sent = ({ issue, plan }: Things) => [issue, plan.id, plan.refinementId];
          expect([route, told(there, ...sent(about))]).toEqual([
            route,
            told(not, ...sent(nothing)),
          ]);
        }
        const inChain = ({ issue, plan }: Things) =>
          [`issue:${issue}`, `plan:${plan.id}`, `refinement:${plan.refinementId}`].flatMap(
            ofSubject,
          );
        const free = inChain(nothing);
        for (const [at, path] of inChain(hidden).entries()) {
          const there = await call('GET', path, { as: blind, ...options });
          const not = await call('GET', free[at] ?? '', { as: blind, ...options });
          expect([path, told(there)]).toEqual([path, told(not)]);
        }
      } finally {
        api.simulator.faults.clear();
      }
    },
    60_000,
  );
});

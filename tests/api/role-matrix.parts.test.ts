import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setMode } from '../../db/project-modes.ts';
import { insertGrants } from '../../db/role-grants.ts';
import { memberPermissions } from '../../dev/jira-simulator/state/catalogue.ts';
import { type AppRole, reaches } from '../../domain/app-roles.ts';
import { errorCatalogue } from '../../domain/errors.ts';
import { type Answer, startApi, type TestApi } from '../helpers/api.ts';
import { addPlan } from '../helpers/inbox.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';
import { routesOf } from '../helpers/routes/listed.ts';
import {
  addressOf,
  notThere,
  type RouteCase,
  routesWithoutPeople,
  routeTable,
  type Things,
} from '../helpers/routes/table.ts';

/** A project that only one of the two sites has. */
const key = 'SEC';
const project = '10005';
const level = { id: '10599', name: 'Nobody', members: [] };
const member = [...memberPermissions, 'DELETE_ISSUES'];

/** Who asks: what Jira lets them do in the project, and what they were granted there. */
interface Person {
  as: string;
  inJira: AppRole | 'nothing';
  given?: AppRole;
  /** Administers the Jira site. */
  site?: true;
}
const people: Record<string, Person> = {
  'an admin of the site': { as: 'acc-otto', inJira: 'admin', site: true, given: 'viewer' },
  'an admin by Jira': { as: 'acc-ines', inJira: 'admin' },
  'an admin by a grant': { as: 'acc-ben', inJira: 'member', given: 'admin' },
  'an admin by a grant whom Jira lets look': { as: 'acc-lea', inJira: 'viewer', given: 'admin' },
  'a member': { as: 'acc-ada', inJira: 'member' },
  'a member by a grant whom Jira lets look': { as: 'acc-mia', inJira: 'viewer', given: 'member' },
  'a viewer': { as: 'acc-vera', inJira: 'viewer' },
  'a viewer by a grant': { as: 'acc-gil', inJira: 'member', given: 'viewer' },
  'an admin by Jira, granted less': { as: 'acc-kim', inJira: 'admin', given: 'viewer' },
  'somebody outside': { as: 'acc-cara', inJira: 'nothing' },
  'somebody outside with a grant': { as: 'acc-noa', inJira: 'nothing', given: 'admin' },
};
const rights: Record<Person['inJira'], string[]> = {
  nothing: [],
  viewer: ['BROWSE_PROJECTS'],
  member,
  admin: [...member, 'ADMINISTER_PROJECTS'],
};

let api: TestApi;
let visible: Things;
let hidden: Things;
beforeAll(async () => {
  api = await startApi();
  for (const tenant of [tenantA, tenantB])
    await api.call('POST', '/forge/scheduled/token', { as: null, tenant });
  api.simulator.state.sites[tenantA]?.projects
    .find((one) => one.key === key)
    ?.securityLevels.push(level);
  for (const { as, inJira, site } of Object.values(people)) {
    for (const cloudId of [tenantA, tenantB]) hire(cloudId, as);
    if (site) continue;
    const grant = { cloudId: tenantA, project: key, accountId: as };
    api.simulator.acting.setPermissions({ ...grant, permissions: rights[inJira] });
  }
  await api.database.withTenant(tenantA, async (tx) => {
    await setMode(tx, { projectId: project, mode: 'propose', at: api.clock.now });
    const of = (role: AppRole) => ({
      accounts: Object.values(people).flatMap(({ as, given }) => (given === role ? [as] : [])),
    });
    const grants = { admin: of('admin'), member: of('member'), viewer: of('viewer') };
    await insertGrants(tx, {
      ...{ scope: project, seen: 0, grants },
      ...{ accountId: 'acc-otto', at: api.clock.now },
    });
  });
  const moved = api.simulator.acting.move({ cloudId: tenantA, issue: 'SHOP-8' }, 'acc-otto', key);
  visible = await thingsOf('SEC-1', moved.key);
  hidden = await thingsOf('SEC-2', 'SEC-3');
  // Not even who administers the site sees them.
  for (const issue of ['SEC-2', 'SEC-3'])
    api.simulator.acting.setSecurity({ cloudId: tenantA, issue }, level.name);
}, 60_000);
afterAll(() => api.close());

/** Somebody whom the simulator may not know yet. */
function hire(cloudId: string, accountId: string): void {
  const site = api.simulator.state.sites[cloudId];
  if (!site || site.people.some((one) => one.accountId === accountId)) return;
  const rest = { accountType: 'atlassian', active: true, emailHidden: true } as const;
  site.people.push({ accountId, displayName: accountId, email: `${accountId}@x.example`, ...rest });
}

async function thingsOf(issueKey: string, other: string): Promise<Things> {
  const { refinementId: ended } = await addPlan(api, other, { states: ['rejected'] });
  await api.database.asAdministrator(
    `update refinements set step = 'closed', outcome = 'rejected', closed_at = changed_at where refinement_id = $1`,
    [ended],
  );
  const plan = await addPlan(api, issueKey, { proposedBy: 'readygate' });
  const [row] = plan.rows;
  if (!row) throw new Error('the plan has rows');
  return { issue: plan.issue.id, key, project, plan, row, ended };
}

/** What a call is answered with: a status, and the code of a refusal. */
type Said = [status: number, code: string | null];

interface Cell {
  route: string;
  person: Person;
  tenant: string;
  sees: boolean;
}

/** What a cell of the matrix must say, from the table alone. */
function expected({ route, person, tenant, sees }: Cell): Said {
  const { on, least, byHand, inside, answer } = caseOf(route);
  const refused = (code: keyof typeof errorCatalogue): Said => [errorCatalogue[code].status, code];
  const passes: Said = typeof answer === 'number' ? [answer, null] : answer;
  const own = tenant === tenantA;
  const { inJira } = person;
  const isThere = own && inJira !== 'nothing';
  if (route.includes(':key') && !isThere) return refused('project_not_found');
  if (on === 'site') return person.site ? passes : refused('jira_permission_missing');
  if (on === 'each' && !route.includes('/decisions')) return passes;
  if (!isThere || (on !== 'project' && !sees))
    return refused(on === 'each' ? 'plan_not_found' : notThere(route));
  const role = person.site ? 'admin' : (person.given ?? inJira);
  const may = inJira !== 'viewer';
  const lacking = person.given ? 'role_missing' : 'jira_permission_missing';
  if (byHand && !may) return refused('jira_permission_missing');
  if (!reaches(role, least)) return refused(lacking);
  // Of many plans each is answered for by itself.
  if (on === 'each') return refused(may ? 'row_digest_mismatch' : 'jira_permission_missing');
  const mayInside = role === 'admin' || (reaches(role, 'member') && may);
  if (inside && !mayInside) return refused('jira_permission_missing');
  return passes;
}

function caseOf(route: string): RouteCase {
  const found = routeTable[route];
  if (!found) throw new Error(`${route} is not in the table of routes`);
  return found;
}

async function ask({ route, person, tenant, sees }: Cell): Promise<Said> {
  const things = sees ? visible : hidden;
  const { method, path } = addressOf(route, things);
  const body = caseOf(route).body?.(things);
  const answer: Answer = await api.call(method, path, { as: person.as, tenant, body });
  const [one] = answer.body?.results ?? [];
  const { status, body: said } = one ? { status: one.status, body: one } : answer;
  return [status, status < 400 ? null : said.code];
}

describe('T2 the role that a route takes', () => {
  it('is said by every route, in its rules, in the description of the API and here', () => {
    const { paths } = api.app.swagger() as unknown as {
      paths: Record<string, Record<string, { 'x-readygate-role'?: unknown }>>;
    };
    const said = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [
        `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
        operation['x-readygate-role'],
      ]),
    );
    const ofPeople = said.filter(([, role]) => role !== undefined);
    const listed = Object.entries(routeTable).map(([route, { least, on }]) => [
      route,
      { least, on },
    ]);
    expect(Object.fromEntries(ofPeople)).toEqual(Object.fromEntries(listed));
    const all = [...Object.keys(routeTable), ...routesWithoutPeople].sort();
    expect(routesOf(api.app)).toEqual(all);
  });
});

describe('T2 T6 T9 role × route × site × visible or hidden', () => {
  let cells = 0;
  it.each(Object.entries(people))(
    '%s',
    async (_who, person) => {
      const ofPerson = Object.keys(routeTable).flatMap((route) =>
        [tenantA, tenantB].flatMap((tenant) =>
          (caseOf(route).on === 'thing' || route.includes('/decisions')
            ? [true, false]
            : [true]
          ).map((sees) => ({ route, person, tenant, sees })),
        ),
      );
      const found: [string, Said][] = [];
      const wanted: [string, Said][] = [];
      for (const cell of ofPerson) {
        const name = `${cell.route} on ${cell.tenant === tenantA ? 'the own' : 'another'} site, ${cell.sees ? 'visible' : 'hidden'}`;
        found.push([name, await ask(cell)]);
        wanted.push([name, expected(cell)]);
      }
      expect(found).toEqual(wanted);
      cells += found.length;
    },
    60_000,
  );

  it('left everything as it was', async () => {
    console.log(`${cells} cells as the table says`);
    const [counts] = await api.database.asAdministrator<Record<string, number>>(
      `select (select count(*)::int from refinements) as refinements, (select count(*)::int from plans) as plans,
         (select count(*)::int from decisions) as decisions, (select count(*)::int from role_grants) as grants,
         (select count(*)::int from policies) as policies, (select count(*)::int from rule_packs) as rules,
         (select count(*)::int from notify_settings) as notifying, (select count(*)::int from model_settings) as models`,
    );
    expect(counts).toEqual({
      refinements: 4,
      plans: 4,
      decisions: 0,
      grants: 1,
      policies: 0,
      rules: 0,
      notifying: 0,
      models: 0,
    });
  });
});

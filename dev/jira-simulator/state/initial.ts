import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { BacklogIssue } from '../../backlog/backlog.ts';
import { readWritten } from '../../backlog/written.ts';
import { defaultLimits, noUse } from '../http/limits.ts';
import { defaultCloudId, otherCloudId } from './catalogue.ts';
import { loadBacklog } from './load-backlog.ts';
import type { Instant, Project, Site } from './model.ts';
import { makeProject, shared, teamTypes } from './projects.ts';
import { addProject, makeSite } from './site.ts';
import type { SimulatorState } from './world.ts';

/** The state everybody starts from: two sites that share project keys and nothing else. */
export function initialState(now: Instant): SimulatorState {
  const shop = readFolder('shop');
  const first = makeSite(defaultCloudId, 'Lumen Outdoor', 'https://lumen.example');
  addShop(first, shop, now);
  addTeam(first, now);
  addOthers(first, now);
  const second = makeSite(otherCloudId, 'Outlet', 'https://outlet.example');
  addShop(second, shop.map(outletIssue), now);
  return {
    format: 1,
    clockAhead: 0,
    sites: { [first.cloudId]: first, [second.cloudId]: second },
    tokens: {},
    faults: [],
    limits: structuredClone(defaultLimits),
    limitUse: structuredClone(noUse),
    requests: [],
    violations: [],
    created: [],
    mails: [],
    nextSequence: 0,
  };
}

function addShop(site: Site, issues: readonly BacklogIssue[], now: Instant): void {
  const project = makeProject({
    id: '10000',
    key: 'SHOP',
    name: 'Lumen web shop',
    lead: 'acc-ada',
    types: shared('Epic', 'Story', 'Task', 'Sub-task', 'Bug', 'Spike'),
    components: ['Checkout', 'Payments', 'Search', 'Catalogue', 'Returns', 'Accounts', 'Platform'],
  });
  load(site, project, issues, { firstId: 10_100, now });
}

function addTeam(site: Site, now: Instant): void {
  const project = makeProject({
    id: '10001',
    key: 'TEAM',
    name: 'Warehouse app',
    lead: 'acc-ben',
    style: 'next-gen',
    types: teamTypes('10001', 10_011),
  });
  load(site, project, readFolder('team'), { firstId: 10_200, now });
}

/** Small projects for one trait each: no subtask type, a service project, a security level. */
function addOthers(site: Site, now: Instant): void {
  const issues = readFolder('others');
  const of = (key: string) => issues.filter((issue) => issue.key.startsWith(`${key}-`));
  const nosub = makeProject({
    id: '10002',
    key: 'NOSUB',
    name: 'Brand site',
    lead: 'acc-ada',
    types: shared('Story', 'Task', 'Bug'),
  });
  load(site, nosub, of('NOSUB'), { firstId: 10_300, now });
  const desk = makeProject({
    id: '10004',
    key: 'DESK',
    name: 'Customer help',
    lead: 'acc-ben',
    typeKey: 'service_desk',
    types: shared('Service Request', 'Task', 'Sub-task'),
  });
  load(site, desk, of('DESK'), { firstId: 10_310, now });
  const sec = makeProject({
    id: '10005',
    key: 'SEC',
    name: 'Security and compliance',
    lead: 'acc-otto',
    types: shared('Story', 'Task', 'Sub-task', 'Bug'),
    screens: {
      'Sub-task': [
        'description',
        { id: 'priority', required: true, defaultValue: { id: '3' } },
        { id: 'customfield_10041', required: true },
        { id: 'customfield_10042', required: true, defaultValue: { id: '10151' } },
      ],
      Task: [{ id: 'priority', required: false, defaultValue: { id: '3' } }, 'labels', 'assignee'],
    },
  });
  sec.securityLevels = [
    { id: '10501', name: 'Security team only', members: ['acc-otto', 'acc-ines'] },
  ];
  load(site, sec, of('SEC'), { firstId: 10_320, now });
}

function load(
  site: Site,
  project: Project,
  issues: readonly BacklogIssue[],
  { firstId, now }: { firstId: number; now: Instant },
): void {
  addProject(site, project);
  loadBacklog(issues, { site, project, now, firstId });
}

/** The second site has the same keys and ids with other words, so that a mix-up shows. */
function outletIssue(issue: BacklogIssue): BacklogIssue {
  return { ...issue, summary: `Outlet: ${issue.summary}` };
}

/** Issues of a folder of the backlog, parents first, then by number. */
function readFolder(name: string): BacklogIssue[] {
  const folder = fileURLToPath(new URL(`../../backlog/${name}/`, import.meta.url));
  const files = readdirSync(folder).filter((file) => file.endsWith('.txt'));
  const issues = files.flatMap((file) => readWritten(`${folder}${file}`));
  return issues.toSorted(
    (left, right) => depth(left) - depth(right) || numberOf(left) - numberOf(right),
  );
}

function depth({ type }: BacklogIssue): number {
  if (type === 'Epic') return 0;
  return type === 'Sub-task' ? 2 : 1;
}

function numberOf({ key }: BacklogIssue): number {
  return Number(key.split('-').at(-1));
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../bin/config.ts';
import { type Database, openDatabase } from '../../bin/database.ts';
import type { Site, StoredIssue } from '../../dev/jira-simulator/state/model.ts';
import { startTestWorld, type TestWorld } from '../../tests/helpers/world/test-world.ts';
import type { Cell } from '../matrix/cell.ts';

/** Seconds. Short, so that a cell takes seconds; each is a setting of the product. */
const sendSeconds = 4;
const settleSeconds = 1;

/** Who decides most: somebody with all rights, so that every kind of operation is allowed. */
export const decider = 'acc-otto';

/** Where cells are run: the whole product as processes, on engines of its own that may be killed. */
export interface Ground {
  world: TestWorld;
  withTenant: Database['withTenant'];
  /** An issue that nobody used, in the project of most cells or in one of its own. */
  nextIssue(alone?: boolean): StoredIssue;
  /**
   * Who decides in a cell. Where no token may be left it is a new person, since each call of a person brings
   * a token to all that waits for one of theirs.
   */
  deciderOf(cell: Cell): string;
  /** The issue that links lead to. */
  other: StoredIssue;
  /** An issue of the project of most cells that takes in what is moved to another parent. */
  shelter: StoredIssue;
  /** A project that issues are moved to. */
  away: string;
  site(): Site;
  close(): Promise<void>;
}

/** Starts everything for so many cells, `alone` of which change rights in a project of their own. */
export async function startGround(cells: number, alone: number): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), 'readygate-faults-'));
  const backlog = join(folder, 'backlog.jsonl');
  writeFileSync(backlog, backlogOf(cells, alone));
  const world = await startTestWorld({
    own: true,
    durableTemporal: true,
    issues: 1,
    backlogs: [backlog],
    settings: {
      READYGATE_SEND_SECONDS: String(sendSeconds),
      READYGATE_SETTLE_SECONDS: String(settleSeconds),
    },
  });
  const database = await openDatabase(readConfig(world.env), () => new Date());
  const site = () => siteOf(world);
  const inProject = (form: RegExp) =>
    Object.values(site().issues).filter(({ key }) => form.test(key));
  const [common, own, [other]] = [inProject(/^CELL-/), inProject(/^OWN\d+-/), inProject(/^AWAY-/)];
  return {
    world,
    withTenant: database.withTenant,
    nextIssue: (apart = false) => taken((apart ? own : common).shift()),
    deciderOf: ({ state }) => (state === 'uncertain' ? addDecider(site()) : decider),
    other: taken(other),
    shelter: taken(common.pop()),
    away: 'AWAY',
    site,
    async close() {
      await database.close();
      await world.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function siteOf({ simulator, tenantId }: TestWorld): Site {
  const site = simulator.state.sites[tenantId];
  if (!site) throw new Error('the simulator has no site of the tenant');
  return site;
}

/** Another person with the rights of the decider. */
function addDecider(site: Site): string {
  const like = site.people.find(({ accountId }) => accountId === decider);
  if (!like) throw new Error(`the site has no ${decider}`);
  const accountId = `${decider}-${site.people.length}`;
  site.people.push({ ...like, accountId });
  for (const rights of Object.values(site.grants)) rights[accountId] = [...(rights[decider] ?? [])];
  return accountId;
}

function taken(issue: StoredIssue | undefined): StoredIssue {
  if (!issue) throw new Error('every issue is used');
  return issue;
}

function backlogOf(cells: number, alone: number): string {
  const keys = [
    ...Array.from({ length: cells + 1 }, (_, index) => `CELL-${index + 1}`),
    ...Array.from({ length: alone }, (_, index) => `OWN${index + 1}-1`),
    'AWAY-1',
  ];
  return keys.map((key) => `${JSON.stringify(issueOf(key))}\n`).join('');
}

function issueOf(key: string) {
  return {
    key,
    type: 'Story',
    summary: `Show where the parcel of ${key} is`,
    description: 'h2. Background\nCustomers ask where their parcel is.\n\nNobody can tell them.',
    labels: ['parcel', 'old'],
    components: ['Checkout', 'Payments', 'Search'],
  };
}

import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { ActivityDeps } from '../../../activities/deps.ts';
import { createJiraWriter, type WriterSession } from '../../../activities/writing/jira-writer.ts';
import type { Decider } from '../../../api/commands/change-plan.ts';
import { getPlan, insertPlan, type StoredPlan } from '../../../db/plans.ts';
import { advance, openRefinement } from '../../../db/refinements.ts';
import { saveUserToken } from '../../../db/tokens.ts';
import { noMembership } from '../../../domain/approvers.ts';
import { unlicensed } from '../../../domain/licence.ts';
import { baseOf } from '../../../domain/normalise/base.ts';
import { normaliseJiraIssue } from '../../../domain/normalise/normalise-issue.ts';
import type { Plan } from '../../../domain/plan.ts';
import { planSeal, rowDigest } from '../../../domain/seal.ts';
import { installationOf, type TestDatabase, testNow } from '../database.ts';
import { starter } from '../judged.ts';
import { makePlan, tenantA } from '../plans.ts';
import { createModelJira, type ModelJira, type Sent } from './jira.ts';

export const people = ['acc-ada', 'acc-ben', 'acc-cara'] as const;
export type PersonName = (typeof people)[number];

/** What stops writing: the tenant's stop, that of the deployment, or the mode of the project. */
export type Hold = 'tenant' | 'deployment' | 'off' | 'observe';

/** What a row must be for Jira to hear of it, by what people said and by nothing else. */
interface ModelRow {
  summary: string;
  approvedBy: Set<string>;
}

/** One plan between people, the product's own code on PostgreSQL, and a Jira that errs as it is told. */
export interface LedgerWorld {
  readonly database: TestDatabase;
  /** An administrator's connection, which stays open: invariants are asked after every command. */
  readonly admin: pg.Client;
  readonly jira: ModelJira;
  readonly deps: ActivityDeps;
  readonly planId: string;
  readonly refinementId: string;
  readonly issueId: string;
  readonly projectId: string;
  /** How many people must approve a row. */
  readonly reviewers: number;
  /** By row id. */
  readonly rows: Map<string, ModelRow>;
  /** What went out that should not have. */
  readonly violations: string[];
  /** What holds all writes now; null: nothing. */
  held: Hold | null;
  /** The process that writes; a crash leaves it for a new one. */
  session: WriterSession;
  now: Date;
  load(): Promise<StoredPlan>;
  caller(person: PersonName): Decider;
  /** A person comes by, and leaves a token that lives. */
  renew(person: PersonName): Promise<void>;
  startSession(): void;
}

const writing = { sendSeconds: 30, settleSeconds: 60, lookupGapSeconds: 30, origin: '' };

let made = 0;

/** A plan of three rows, for which so many people must approve each; `chained`: each depends on the one before. */
export async function createLedgerWorld(
  { database, admin }: Pick<LedgerWorld, 'database' | 'admin'>,
  reviewers: 1 | 2,
  { chained = false } = {},
): Promise<LedgerWorld> {
  made += 1;
  const issueId = String(900_000 + made);
  // The project of two people has a published policy.
  const projectId = reviewers === 2 ? '20000' : '10000';
  const jira = createModelJira({ id: issueId, key: `SHOP-${issueId}`, projectId });
  const refinementId = randomUUID();
  const asked = { refinementId, issueId, projectId, reviewers, jira, chained };
  const plan = await storePlan(database, asked);
  const world: LedgerWorld = {
    database,
    admin,
    jira,
    deps: depsOf(database, jira, () => world.now),
    planId: plan.id,
    refinementId,
    issueId,
    projectId,
    reviewers,
    rows: new Map(
      plan.rows.map((row) => [row.id, { summary: summaryOf(row), approvedBy: new Set() }]),
    ),
    violations: [],
    held: null,
    session: { write: refuse, lookFor: refuse },
    now: testNow,
    load: () => database.withTenant(tenantA, (tx) => getPlan(tx, plan.id)),
    caller: (person) => callerOf(person, jira, { issueId, projectId }),
    async renew(person) {
      const token = jira.renewToken(person);
      const at = world.now;
      const expiresAt = new Date(at.getTime() + 4 * 3_600_000);
      const { id: planId } = plan;
      await database.withTenant(tenantA, (tx) =>
        saveUserToken(tx, { planId, accountId: person, token, expiresAt, at }),
      );
    },
    startSession() {
      const assertOurs = async () => {};
      world.session = createJiraWriter(world.deps, { tenantId: tenantA, assertOurs });
    },
  };
  jira.onSent = async (sent) => {
    const found = (await world.load()).rows.find((row) => row.operationId === sent.operationId);
    world.violations.push(...objections(world, found, sent));
  };
  world.startSession();
  for (const person of people) await world.renew(person);
  return world;
}

/** What is wrong with a request that Jira got. */
function objections(
  { rows, reviewers, held }: LedgerWorld,
  row: StoredPlan['rows'][number] | undefined,
  { summary, accountId }: Sent,
): string[] {
  const said = row && rows.get(row.id);
  if (!said) return ['nobody knows the operation'];
  const wrong: [boolean, string][] = [
    [held !== null, `writing is stopped by: ${held}`],
    [row.state !== 'sending', `the row is ${row.state}`],
    [summary !== said.summary, 'other words than the approved ones'],
    [said.approvedBy.size < reviewers, `approved by ${said.approvedBy.size} of ${reviewers}`],
    [!said.approvedBy.has(accountId), 'sent as somebody who did not approve'],
  ];
  return wrong.flatMap(([is, what]) => (is ? [what] : []));
}

export function summaryOf({ operation }: Plan['rows'][number]): string {
  return operation.kind === 'createSubtask' ? operation.fields.summary : '';
}

async function storePlan(
  database: TestDatabase,
  {
    refinementId,
    issueId,
    projectId,
    reviewers,
    jira,
    chained,
  }: {
    refinementId: string;
    issueId: string;
    projectId: string;
    reviewers: 1 | 2;
    jira: ModelJira;
    chained: boolean;
  },
): Promise<Plan> {
  const issue = { id: issueId, key: `SHOP-${issueId}` };
  const raw = await jira.client.getIssue({ baseUrl: '', token: 'app' }, issueId);
  const { summary = 'sha256:none' as const } = baseOf(normaliseJiraIssue(raw));
  const drafted = makePlan(['open', 'open', 'open'], { refinementId, issue, base: { summary } });
  const rows = drafted.rows.map((row, position) => {
    const before = chained ? drafted.rows.slice(0, position).slice(-1) : [];
    const after = before.map(({ id }) => id);
    const digest = rowDigest(row.operation, after);
    return { ...row, fields: ['summary' as const], after, digest };
  });
  const policy = reviewers === 2 ? { id: 'two-people', version: 2 } : drafted.policy;
  const plan = { ...drafted, rows, policy };
  const sealed: Plan = { ...plan, seal: planSeal(tenantA, plan) };
  const at = testNow;
  const dueAt = new Date(sealed.expiresAt);
  await database.withTenant(tenantA, async (tx) => {
    const asked = { refinementId, issueId, projectId, reason: 'person' as const };
    await openRefinement(tx, { ...asked, requestedBy: 'acc-ada', at, dueAt });
    await insertPlan(tx, sealed, { projectId, proposedBy: 'acc-ada', at });
    const ref = { refinementId, generation: 1 };
    await advance(tx, ref, { step: 'waiting', at, dueAt, planId: sealed.id });
  });
  return sealed;
}

function depsOf(database: TestDatabase, jira: ModelJira, clock: () => Date): ActivityDeps {
  return {
    withTenant: database.withTenant,
    jira: jira.client,
    model: null,
    webhook: { send: refuse },
    pack: starter,
    clock,
    writing,
    clockPool: database.pools.clock,
    silentAfterHours: 24,
    runs: {
      isOpen: refuse,
      start: refuse,
      cancelled: refuse,
      notify: refuse,
      sweeps: { isOpen: refuse, start: refuse, changed: refuse },
      answers: { isOpen: refuse, start: refuse, heard: refuse, ended: refuse },
    },
  };
}

function callerOf(
  accountId: PersonName,
  jira: ModelJira,
  { issueId, projectId }: { issueId: string; projectId: string },
): Decider {
  return {
    tenantId: tenantA,
    installationId: installationOf(tenantA),
    environment: 'DEVELOPMENT',
    apiBaseUrl: 'http://127.0.0.1:9/ex/jira/x',
    appVersion: null,
    accountId,
    moduleKey: 'readygate-issue',
    appToken: null,
    userToken: jira.tokenOf(accountId),
    person: {
      displayName: accountId,
      permissions: { CREATE_ISSUES: true },
      role: 'member',
      issue: { id: issueId, key: `SHOP-${issueId}`, projectId },
      membership: noMembership,
      at: testNow,
    },
    project: null,
    held: {},
    mode: 'propose',
    refinement: null,
    licence: null,
    standing: unlicensed,
  };
}

function refuse(): never {
  throw new Error('not in this model');
}

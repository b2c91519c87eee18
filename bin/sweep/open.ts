import { randomUUID } from 'node:crypto';
import { pauseSweep, resumeSweep, startSweep } from '../../api/commands/sweeps.ts';
import { createJiraClient, type JiraClient } from '../../clients/jira/client.ts';
import type { JiraAuth } from '../../clients/jira/http.ts';
import { createJiraLimits } from '../../clients/jira/limits/limits.ts';
import { payingFor } from '../../clients/jira/limits/purpose.ts';
import { listModes } from '../../db/project-modes.ts';
import { countSweepItems } from '../../db/sweep-items.ts';
import {
  findOpenSweep,
  findSweep,
  insertEstimate,
  queryDigestOf,
  type StoredSweep,
  type SweepWish,
} from '../../db/sweeps.ts';
import { findTenant } from '../../db/tenants.ts';
import { findAppToken } from '../../db/tokens.ts';
import { isReadygateError, ReadygateError } from '../../domain/errors.ts';
import type { Uuid } from '../../domain/json.ts';
import type { SweepAmounts, SweepOutcome, SweptProject } from '../../domain/sweep.ts';
import { estimateSweep } from '../../domain/sweep-budget.ts';
import { projectJql } from '../../domain/sweep-query.ts';
import { wrongArgument } from '../arguments.ts';
import type { Config } from '../config.ts';
import { openDatabase } from '../database.ts';
import { requireTenant } from '../operators.ts';

/** What an operator does with sweeps of a tenant. */
export interface Sweeping {
  /** What was asked for, and the sweep of it that is not over. */
  find(asked: {
    projects: readonly string[] | null;
    jql: string | null;
  }): Promise<{ wish: SweepWish; open: StoredSweep | null }>;
  /** Asks Jira with the token of the app. @throws {ReadygateError} waiting_for_token, jql_refused */
  estimate(wish: SweepWish): Promise<SweepAmounts>;
  /** @returns the id of the sweep */
  start(wish: SweepWish, estimate: SweepAmounts, budget: SweepAmounts): Promise<Uuid>;
  /** Resumes one that does not run; `ceilings` take the place of those of before. */
  goOn(sweep: StoredSweep, ceilings: Partial<SweepAmounts>): Promise<void>;
  pause(sweepId: Uuid): Promise<void>;
  read(sweepId: Uuid): Promise<{ sweep: StoredSweep; counts: Record<SweepOutcome, number> }>;
  close(): Promise<void>;
}

const operator = { accountId: null, project: null } as const;

/** @throws {ReadygateError} not_found where there is no such tenant */
export async function openSweeping(config: Config, tenantId: Uuid): Promise<Sweeping> {
  const clock = () => new Date();
  const database = await openDatabase(config, clock);
  const inTenant = <Result>(work: Parameters<typeof database.withTenant<Result>>[1]) =>
    database.withTenant(tenantId, work);
  const limits = createJiraLimits({
    settings: config.jiraLimits(),
    store: database.budgets,
    clock,
  });
  const allowedOrigins = config.forge().jiraHosts;
  const jira = createJiraClient({ allowedOrigins, timeoutSeconds: 15, limits });
  const close = async () => {
    await limits.giveBack();
    await database.close();
  };
  const access = () =>
    inTenant(async (tx): Promise<JiraAuth> => {
      await requireTenant(tx);
      const [tenant, token] = await Promise.all([findTenant(tx), findAppToken(tx, clock())]);
      if (!tenant || !token) throw new ReadygateError('waiting_for_token');
      return { baseUrl: tenant.apiBaseUrl, token: token.token };
    });
  return {
    close,
    async find({ projects, jql }) {
      const modes = await inTenant(async (tx) => {
        await requireTenant(tx);
        return await listModes(tx);
      });
      const on = [...modes].flatMap(([id, { mode }]) => (mode === 'off' ? [] : [id]));
      const ids = (projects ?? on).toSorted((a, b) => Number(a) - Number(b));
      const off = ids.find((id) => !on.includes(id));
      if (ids.length === 0 || off !== undefined)
        throw wrongArgument('--project', 'ids of projects that are turned on');
      const named = await namesOf(jira, await access(), ids);
      const wish = { source: 'jira' as const, projects: named, jql };
      const open = await inTenant((tx) => findOpenSweep(tx, queryDigestOf(wish), 'operator'));
      return { wish, open };
    },
    async estimate({ projects, jql, source }) {
      const auth = await access();
      const counts: number[] = [];
      for (const { id } of projects)
        counts.push(await payingFor('sweep', () => count(jira, auth, { projectId: id, jql })));
      return estimateSweep(source, counts);
    },
    async start(wish, estimate, budget) {
      const sweepId = randomUUID();
      const asked = { origin: 'operator', requestedBy: '' } as const;
      await inTenant(async (tx) => {
        const at = clock();
        await insertEstimate(tx, { sweepId, ...wish, ...asked, estimate, at });
        await startSweep(tx, operator, { estimateId: sweepId, budget }, at);
      });
      return sweepId;
    },
    async goOn({ sweepId, state, budget }, ceilings) {
      if (state === 'running' || !budget) return;
      const wanted = { ...budget, ...ceilings };
      await inTenant((tx) => resumeSweep(tx, operator, { sweepId, budget: wanted }, clock()));
    },
    async pause(sweepId) {
      await inTenant((tx) => pauseSweep(tx, operator, sweepId, clock())).catch(unlessMoved);
    },
    read: (sweepId) =>
      inTenant(async (tx) => {
        const [sweep, counts] = await Promise.all([
          findSweep(tx, sweepId),
          countSweepItems(tx, sweepId),
        ]);
        if (!sweep) throw new ReadygateError('sweep_not_found');
        return { sweep, counts };
      }),
  };
}

/** By id, with the keys of now. */
async function namesOf(
  jira: JiraClient,
  auth: JiraAuth,
  ids: readonly string[],
): Promise<SweptProject[]> {
  const named: SweptProject[] = [];
  for (const id of ids) named.push(await payingFor('sweep', () => jira.getProject(auth, id)));
  return named;
}

async function count(
  jira: JiraClient,
  auth: JiraAuth,
  query: { projectId: string; jql: string | null },
): Promise<number> {
  try {
    return await jira.countIssues(auth, projectJql(query));
  } catch (error) {
    const isRefused = isReadygateError(error, 'jira_answer_unreadable');
    if (isRefused && error.details?.status === 400) throw new ReadygateError('jql_refused');
    throw error;
  }
}

/** It ended in the meantime, which is as good. */
function unlessMoved(error: unknown): void {
  if (!isReadygateError(error, 'sweep_moved')) throw error;
}

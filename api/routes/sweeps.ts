import { randomUUID } from 'node:crypto';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { countBacklog } from '../../db/backlog.ts';
import { listProjectSweeps } from '../../db/sweeps.ts';
import { isReadygateError, ReadygateError } from '../../domain/errors.ts';
import type { SweepSource } from '../../domain/sweep.ts';
import { estimateSweep } from '../../domain/sweep-budget.ts';
import { checkJql, projectJql } from '../../domain/sweep-query.ts';
import { administratorOf } from '../caller.ts';
import { runCommand } from '../commands/run-command.ts';
import {
  cancelSweep,
  keepEstimate,
  mayQuery,
  ownSweep,
  pauseSweep,
  resumeSweep,
  startSweep,
} from '../commands/sweeps.ts';
import type { ApiDeps } from '../deps.ts';
import { sendWithEtag } from '../etag.ts';
import { ProjectParams } from '../schemas/policy.ts';
import { problems } from '../schemas/problems.ts';
import {
  EstimateBody,
  ResumeBody,
  StartBody,
  Sweep,
  SweepCommandBody,
  SweepParams,
  Sweeps,
  SweepsQuery,
} from '../schemas/sweeps.ts';
import { sweepView } from '../views/sweep.ts';

/** Sweeps of a reply. */
const pageSize = 20;

/** Sweeps of a project, for those who administer it. */
export const sweepRoutes: FastifyPluginAsyncTypebox<ApiDeps> = async (app, deps) => {
  const look = { from: 'person', administers: true } as const;
  const command = { ...look, command: 'withhold' } as const;

  app.get(
    '/projects/:key/sweeps',
    {
      schema: {
        operationId: 'listSweeps',
        summary: 'Sweeps of the project, the newest first',
        params: ProjectParams,
        querystring: SweepsQuery,
        response: { 200: Sweeps, ...problems(look) },
      },
      config: { door: look },
    },
    async (request, reply) => {
      const caller = administratorOf(request);
      const { tenantId, project } = caller;
      const before = request.query.before ? new Date(request.query.before) : null;
      const sweeps = await deps.withTenant(tenantId, async (tx) => {
        const found = await listProjectSweeps(tx, project.id, { before, limit: pageSize });
        const shown = found.filter(({ hasJql }) => !hasJql || mayQuery(caller));
        return await Promise.all(shown.map((sweep) => sweepView(tx, sweep)));
      });
      return sendWithEtag(request, reply, 200, { sweeps });
    },
  );

  app.get(
    '/projects/:key/sweeps/:sweepId',
    {
      schema: {
        operationId: 'getSweep',
        summary: 'Where a sweep stands, and what it took',
        params: SweepParams,
        response: { 200: Sweep, ...problems(look, 'sweep_not_found') },
      },
      config: { door: look },
    },
    async (request, reply) => {
      const caller = administratorOf(request);
      const view = await deps.withTenant(caller.tenantId, async (tx) =>
        sweepView(tx, await ownSweep(tx, caller, request.params.sweepId)),
      );
      return sendWithEtag(request, reply, 200, view);
    },
  );

  app.post(
    '/projects/:key/sweeps/estimates',
    {
      schema: {
        operationId: 'estimateSweep',
        summary: 'What a sweep would take; nothing runs before a budget is approved for it',
        params: ProjectParams,
        body: EstimateBody,
        response: { 201: Sweep, ...problems(command, 'project_off') },
      },
      config: { door: command },
    },
    async (request, reply) => {
      const caller = administratorOf(request);
      const { source = 'jira', jql: asked } = request.body;
      const jql = asked === undefined ? null : checkJql(asked);
      if (jql !== null && !mayQuery(caller))
        throw new ReadygateError('jira_permission_missing', {
          path: '/jql',
          expected: 'no JQL, but from who administers Jira',
        });
      if (source === 'stored' && jql !== null)
        throw new ReadygateError('invalid_request', {
          path: '/jql',
          expected: 'no JQL for stored',
        });
      const issues = await countIssues(deps, caller, { source, jql });
      const wish = {
        sweepId: randomUUID(),
        source,
        jql,
        estimate: estimateSweep(source, [issues]),
      };
      return runCommand(deps, request, reply, (tx, at) => keepEstimate(tx, caller, wish, at));
    },
  );

  app.post(
    '/projects/:key/sweeps',
    {
      schema: {
        operationId: 'startSweep',
        summary: 'Approves a budget for an estimate of the last 24 hours, and starts the sweep',
        params: ProjectParams,
        body: StartBody,
        response: {
          202: Sweep,
          ...problems(command, 'project_off', 'sweep_not_found', 'sweep_moved', 'quota_exceeded'),
        },
      },
      config: { door: command },
    },
    async (request, reply) => {
      const caller = administratorOf(request);
      return runCommand(deps, request, reply, (tx, at) => startSweep(tx, caller, request.body, at));
    },
  );

  for (const [name, does, summary] of [
    ['pause', pauseSweep, 'Holds a sweep at its next page'],
    ['cancel', cancelSweep, 'Ends a sweep for good; what it judged stays'],
  ] as const)
    app.post(
      `/projects/:key/sweeps/:sweepId/${name}`,
      {
        schema: {
          operationId: `${name}Sweep`,
          summary,
          params: SweepParams,
          body: SweepCommandBody,
          response: { 202: Sweep, ...problems(command, 'sweep_not_found', 'sweep_moved') },
        },
        config: { door: command },
      },
      async (request, reply) => {
        const caller = administratorOf(request);
        return runCommand(deps, request, reply, (tx, at) =>
          does(tx, caller, request.params.sweepId, at),
        );
      },
    );

  app.post(
    '/projects/:key/sweeps/:sweepId/resume',
    {
      schema: {
        operationId: 'resumeSweep',
        summary: 'Goes on with a sweep that was paused, or stopped at its budget',
        params: SweepParams,
        body: ResumeBody,
        response: {
          202: Sweep,
          ...problems(command, 'project_off', 'sweep_not_found', 'sweep_moved'),
        },
      },
      config: { door: command },
    },
    async (request, reply) => {
      const caller = administratorOf(request);
      const asked = { sweepId: request.params.sweepId, ...request.body };
      return runCommand(deps, request, reply, (tx, at) => resumeSweep(tx, caller, asked, at));
    },
  );
};

/** As the person who asks sees them. @throws {ReadygateError} invalid_request where Jira does not take the JQL */
async function countIssues(
  { jira, withTenant }: ApiDeps,
  caller: ReturnType<typeof administratorOf>,
  { source, jql }: { source: SweepSource; jql: string | null },
): Promise<number> {
  const { apiBaseUrl: baseUrl, userToken: token, tenantId, project } = caller;
  if (source === 'stored')
    return await withTenant(tenantId, (tx) => countBacklog(tx, project.id, ''));
  try {
    return await jira.countIssues({ baseUrl, token }, projectJql({ projectId: project.id, jql }));
  } catch (error) {
    if (isReadygateError(error, 'jira_answer_unreadable') && error.details?.status === 400)
      throw new ReadygateError('invalid_request', {
        path: '/jql',
        expected: 'JQL that Jira takes',
      });
    throw error;
  }
}

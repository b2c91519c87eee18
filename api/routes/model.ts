import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { findModelProject } from '../../db/model-switches.ts';
import { enqueue } from '../../db/outbox.ts';
import { startTestModel } from '../../workflows/test-model.ts';
import { accountOf, administratorOf, personOf } from '../caller.ts';
import { runCommand } from '../commands/run-command.ts';
import { setModel, setProjectModel } from '../commands/set-model.ts';
import type { ApiDeps } from '../deps.ts';
import { sendWithEtag } from '../etag.ts';
import { listCalls } from '../model-calls.ts';
import { modelRequestsFor } from '../model-requests.ts';
import type { FindVisible } from '../plugins/visible-issues.ts';
import { IssueParams, Nothing } from '../schemas/common.ts';
import * as shapes from '../schemas/model.ts';
import { ProjectParams } from '../schemas/policy.ts';
import { problems } from '../schemas/problems.ts';
import { modelView } from '../views/model.ts';

interface ModelRoutesDeps extends ApiDeps {
  findVisible: FindVisible;
}

/** What models may see and take, what they would be sent, and what they were sent. */
export const modelRoutes: FastifyPluginAsyncTypebox<ModelRoutesDeps> = async (app, deps) => {
  const site = { from: 'person', administers: 'site' } as const;
  const project = { from: 'person', administers: true } as const;
  const issue = { from: 'person', least: 'viewer', subject: 'issue' } as const;
  const setSite = { ...site, command: 'withhold' } as const;
  const setProject = { ...project, command: 'withhold' } as const;

  app.get(
    '/model',
    {
      schema: {
        operationId: 'getModel',
        summary: 'How the site uses models, and what this day took',
        response: { 200: shapes.ModelSettingsView, ...problems(site) },
      },
      config: { door: site },
    },
    async (request, reply) => {
      const { tenantId } = accountOf(request);
      const view = await deps.withTenant(tenantId, (tx) =>
        modelView(tx, deps.model, request.startedAt),
      );
      return sendWithEtag(request, reply, 200, view);
    },
  );

  app.put(
    '/model',
    {
      schema: {
        operationId: 'setModel',
        summary: 'Sets endpoint, fields, redaction and ceilings; turns the model lane on and off',
        body: shapes.ModelSettingsBody,
        response: { 200: shapes.ModelSettingsView, ...problems(setSite, 'settings_changed') },
      },
      config: { door: setSite },
    },
    async (request, reply) => {
      const { accountId } = accountOf(request);
      const profiles = [...deps.model.work.keys()].sort();
      return runCommand(deps, request, reply, async (tx, at) => {
        await setModel(tx, accountId, request.body, { at, profiles });
        return { status: 200, body: await modelView(tx, deps.model, at) };
      });
    },
  );

  app.post(
    '/model/test',
    {
      schema: {
        operationId: 'testModel',
        summary: 'Has the endpoint asked once, without any issue; GET /v1/model says how it went',
        body: Nothing,
        response: { 202: shapes.ModelTest, ...problems(setSite) },
      },
      config: { door: setSite },
    },
    async (request, reply) =>
      runCommand(deps, request, reply, async (tx, at) => {
        await enqueue(tx, startTestModel({ tenantId: tx.tenantId }, at), at);
        return { status: 202, body: { asked: true } };
      }),
  );

  app.get(
    '/model/calls',
    {
      schema: {
        operationId: 'listModelCalls',
        summary: 'What was sent to models, newest first: all of it but the text',
        querystring: shapes.CallsQuery,
        response: { 200: shapes.ModelCalls, ...problems(site) },
      },
      config: { door: site },
    },
    async (request, reply) => {
      const { cursor = null } = request.query;
      const calls = await listCalls(deps, accountOf(request), cursor);
      return sendWithEtag(request, reply, 200, calls);
    },
  );

  app.get(
    '/projects/:key/model',
    {
      schema: {
        operationId: 'getProjectModel',
        summary: 'Whether a model may see the issues of a project',
        params: ProjectParams,
        response: { 200: shapes.ModelProject, ...problems(project) },
      },
      config: { door: project },
    },
    async (request, reply) => {
      const { tenantId, project: found } = administratorOf(request);
      const known = await deps.withTenant(tenantId, (tx) => findModelProject(tx, found.id));
      return sendWithEtag(request, reply, 200, known);
    },
  );

  app.put(
    '/projects/:key/model',
    {
      schema: {
        operationId: 'setProjectModel',
        summary: 'Lets a model see the issues of a project, or no longer',
        params: ProjectParams,
        body: shapes.ModelProjectBody,
        response: { 200: shapes.ModelProject, ...problems(setProject, 'settings_changed') },
      },
      config: { door: setProject },
    },
    async (request, reply) => {
      const { accountId, project: found } = administratorOf(request);
      const change = { projectId: found.id, ...request.body };
      return runCommand(deps, request, reply, (tx, at) =>
        setProjectModel(tx, accountId, change, at),
      );
    },
  );

  app.get(
    '/issues/:id/model-requests',
    {
      schema: {
        operationId: 'getModelRequests',
        summary: 'What a model would be sent about an issue, byte for byte',
        params: IssueParams,
        response: { 200: shapes.ModelRequests, ...problems(issue, 'jira_rate_limited') },
      },
      config: { door: issue },
    },
    async (request, reply) => {
      const asker = { ...personOf(request), userToken: accountOf(request).userToken };
      return sendWithEtag(
        request,
        reply,
        200,
        await modelRequestsFor(deps, asker, request.startedAt),
      );
    },
  );
};

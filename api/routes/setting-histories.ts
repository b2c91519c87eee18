import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { listSettingChanges, type SettingName } from '../../db/setting-changes.ts';
import type { SettingHistoryView } from '../../domain/settings-views.ts';
import { accountOf, callerOf } from '../caller.ts';
import type { ApiDeps } from '../deps.ts';
import { sendWithEtag } from '../etag.ts';
import type { DoorRules } from '../plugins/door-rules.ts';
import { ProjectParams } from '../schemas/policy.ts';
import { problems } from '../schemas/problems.ts';
import { History, HistoryQuery } from '../schemas/settings.ts';

/** Versions on one page. */
const pageSize = 50;

interface Settings {
  /** The address of the setting itself. */
  path: string;
  setting: SettingName;
  operationId: string;
  /** As for the setting itself. */
  administers: NonNullable<DoorRules['administers']>;
}

const ofProject: Settings[] = [
  { path: 'mode', setting: 'mode', operationId: 'listModeChanges', administers: 'site' },
  {
    path: 'publishing',
    setting: 'publishing',
    operationId: 'listPublishingChanges',
    administers: 'site',
  },
  {
    path: 'model',
    setting: 'model_project',
    operationId: 'listProjectModelChanges',
    administers: true,
  },
  { path: 'comments', setting: 'comments', operationId: 'listCommentsChanges', administers: true },
  { path: 'policies', setting: 'policy', operationId: 'listPolicyChanges', administers: true },
  { path: 'roles', setting: 'roles', operationId: 'listProjectRoleChanges', administers: true },
  { path: 'rules', setting: 'rules', operationId: 'listRulesChanges', administers: true },
];

const ofSite: Settings[] = [
  {
    path: 'tenant/rules',
    setting: 'rules',
    operationId: 'listSiteRulesChanges',
    administers: 'site',
  },
  {
    path: 'tenant/writes',
    setting: 'writes',
    operationId: 'listWritesChanges',
    administers: 'site',
  },
  {
    path: 'notifications',
    setting: 'notifications',
    operationId: 'listNotificationChanges',
    administers: 'site',
  },
  { path: 'model', setting: 'model', operationId: 'listModelChanges', administers: 'site' },
  { path: 'roles', setting: 'roles', operationId: 'listRoleChanges', administers: 'site' },
];

const summary = 'Who changed it and when, newest first';

/** The history of every setting, for those who may change it. */
export const settingHistoryRoutes: FastifyPluginAsyncTypebox<ApiDeps> = async (app, deps) => {
  for (const { path, setting, operationId, administers } of ofProject) {
    const look = { from: 'person', administers } as const;
    app.get(
      `/projects/:key/${path}/history`,
      {
        schema: {
          operationId,
          summary,
          params: ProjectParams,
          querystring: HistoryQuery,
          response: { 200: History, ...problems(look, 'project_not_found', 'invalid_request') },
        },
        config: { door: look },
      },
      async (request, reply) => {
        const { tenantId, project } = callerOf(request);
        const of = { setting, projectId: project?.id ?? '' };
        return sendWithEtag(request, reply, 200, await page(tenantId, of, request.query.before));
      },
    );
  }

  for (const { path, setting, operationId, administers } of ofSite) {
    const look = { from: 'person', administers } as const;
    app.get(
      `/${path}/history`,
      {
        schema: {
          operationId,
          summary,
          querystring: HistoryQuery,
          response: { 200: History, ...problems(look, 'invalid_request') },
        },
        config: { door: look },
      },
      async (request, reply) => {
        const { tenantId } = accountOf(request);
        const of = { setting, projectId: '' };
        return sendWithEtag(request, reply, 200, await page(tenantId, of, request.query.before));
      },
    );
  }

  async function page(
    tenantId: string,
    of: { setting: SettingName; projectId: string },
    from: string | undefined,
  ): Promise<SettingHistoryView> {
    const before = from === undefined ? null : Number(from);
    const found = await deps.withTenant(tenantId, (tx) =>
      listSettingChanges(tx, of, { before, limit: pageSize + 1 }),
    );
    const changes = found.slice(0, pageSize);
    const last = found.length > pageSize ? changes.at(-1) : undefined;
    return { changes, nextBefore: last?.version ?? null };
  }
};

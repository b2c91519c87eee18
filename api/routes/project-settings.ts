import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { findModelProject, isModelOn } from '../../db/model-switches.ts';
import { findVersionedMode } from '../../db/project-modes.ts';
import { findPublishSetting } from '../../db/publish-settings.ts';
import { grantsInForce } from '../../db/role-grants.ts';
import type { ProjectSettingsView } from '../../domain/settings-views.ts';
import { administratorOf } from '../caller.ts';
import type { ApiDeps } from '../deps.ts';
import { sendWithEtag } from '../etag.ts';
import { type FindRole, isAdmin } from '../plugins/app-role.ts';
import { ProjectParams } from '../schemas/policy.ts';
import { problems } from '../schemas/problems.ts';
import { ProjectSettings } from '../schemas/settings.ts';

interface ProjectSettingsDeps extends ApiDeps {
  findRole: FindRole;
}

/** What is set for a project, those settings included that only who administers the site may change. */
export const projectSettingsRoutes: FastifyPluginAsyncTypebox<ProjectSettingsDeps> = async (
  app,
  deps,
) => {
  const look = { from: 'person', administers: true } as const;

  app.get(
    '/projects/:key/settings',
    {
      schema: {
        operationId: 'getProjectSettings',
        summary:
          'Mode, publishing and model lane of a project, and whether you may change the site’s part',
        params: ProjectParams,
        response: { 200: ProjectSettings, ...problems(look) },
      },
      config: { door: look },
    },
    async (request, reply) => {
      const caller = administratorOf(request);
      const { tenantId, project } = caller;
      const { shown, grants } = await deps.withTenant(tenantId, async (tx) => {
        const [mode, publishing, model, asked, grants] = await Promise.all([
          findVersionedMode(tx, project.id),
          findPublishSetting(tx, project.id),
          findModelProject(tx, project.id),
          isModelOn(tx, project.id),
          grantsInForce(tx, null),
        ]);
        return { shown: { mode, publishing, model: { ...model, asked } }, grants };
      });
      const { ADMINISTER = false } = caller.held;
      const onSite = { projectId: null, grants, held: { ADMINISTER }, fresh: false };
      const administersSite = await isAdmin(deps.findRole, caller, onSite);
      const settings: ProjectSettingsView = { ...shown, administersSite };
      return sendWithEtag(request, reply, 200, settings);
    },
  );
};

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { accountOf, administratorOf } from '../caller.ts';
import type { ApiDeps } from '../deps.ts';
import { askDirectory } from '../plugins/jira-directory.ts';
import { Directory, DirectoryBody } from '../schemas/directory.ts';
import { ProjectParams } from '../schemas/policy.ts';
import { problems } from '../schemas/problems.ts';

/**
 * Names of people, groups and roles for those who choose among them. Bodies hold what is asked, because addresses
 * end up in logs and names must not.
 */
export const directoryRoutes: FastifyPluginAsyncTypebox<ApiDeps> = async (app, deps) => {
  const ofProject = { from: 'person', administers: true } as const;
  const ofSite = { from: 'person', administers: 'site' } as const;
  const withBody = ['unsupported_media_type', 'invalid_json'] as const;

  app.post(
    '/projects/:key/directory',
    {
      schema: {
        operationId: 'askProjectDirectory',
        summary: 'People, groups and roles of a project by name or id, as Jira shows them to you',
        params: ProjectParams,
        body: DirectoryBody,
        response: { 200: Directory, ...problems(ofProject, ...withBody) },
      },
      config: { door: ofProject },
    },
    async (request) => {
      const caller = administratorOf(request);
      const { apiBaseUrl, userToken, project } = caller;
      return await askDirectory(deps.jira, {
        ...request.body,
        ...{ apiBaseUrl, userToken, projectId: project.id },
      });
    },
  );

  app.post(
    '/directory',
    {
      schema: {
        operationId: 'askDirectory',
        summary: 'People and groups of the site by name or id, as Jira shows them to you',
        body: DirectoryBody,
        response: { 200: Directory, ...problems(ofSite, ...withBody) },
      },
      config: { door: ofSite },
    },
    async (request) => {
      const { apiBaseUrl, userToken } = accountOf(request);
      return await askDirectory(deps.jira, {
        ...request.body,
        ...{ apiBaseUrl, userToken, projectId: null },
      });
    },
  );
};

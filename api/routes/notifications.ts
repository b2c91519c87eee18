import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { findNotifySettings } from '../../db/notify-settings.ts';
import { accountOf } from '../caller.ts';
import { runCommand } from '../commands/run-command.ts';
import { notificationsView, setNotifications } from '../commands/set-notifications.ts';
import type { ApiDeps } from '../deps.ts';
import { sendWithEtag } from '../etag.ts';
import { Notifications, NotificationsBody } from '../schemas/notifications.ts';
import { problems } from '../schemas/problems.ts';

/** How the people of a site are told that plans wait, for those who administer it in Jira. */
export const notificationRoutes: FastifyPluginAsyncTypebox<ApiDeps> = async (app, deps) => {
  const look = { from: 'person', administers: 'site' } as const;
  const change = { ...look, command: 'withhold' } as const;

  app.get(
    '/notifications',
    {
      schema: {
        operationId: 'getNotifications',
        summary: 'Whether people are told by mail and webhook',
        response: { 200: Notifications, ...problems(look) },
      },
      config: { door: look },
    },
    async (request, reply) => {
      const { tenantId } = accountOf(request);
      const settings = await deps.withTenant(tenantId, findNotifySettings);
      return sendWithEtag(request, reply, 200, notificationsView(settings));
    },
  );

  app.put(
    '/notifications',
    {
      schema: {
        operationId: 'setNotifications',
        summary: 'Turns mails and the webhook on and off',
        body: NotificationsBody,
        response: { 200: Notifications, ...problems(change, 'settings_changed') },
      },
      config: { door: change },
    },
    async (request, reply) => {
      const { accountId } = accountOf(request);
      return runCommand(deps, request, reply, (tx, at) =>
        setNotifications(tx, accountId, request.body, at),
      );
    },
  );
};

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { ApiDeps } from '../deps.ts';

/** The only routes without a token. */
export const openRoutes: FastifyPluginAsyncTypebox<ApiDeps> = async (
  app,
  { securityContact, clock },
) => {
  app.get(
    '/healthz',
    {
      schema: {
        operationId: 'getHealth',
        summary: 'Says that it serves, and nothing else',
        response: { 200: Type.Object({ status: Type.Literal('ok') }) },
      },
    },
    async () => ({ status: 'ok' as const }),
  );

  app.get('/.well-known/security.txt', { schema: { hide: true } }, async (_request, reply) => {
    const expires = new Date(clock().getTime() + 180 * 86_400_000).toISOString();
    const contact = securityContact ?? 'mailto:security@localhost';
    return reply
      .type('text/plain; charset=utf-8')
      .send(`Contact: ${contact}\nExpires: ${expires}\n`);
  });
};

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { ReadygateError } from '../../domain/errors.ts';
import type { ApiDeps } from '../deps.ts';
import { securityPath, securityText, usualExpiry } from '../security-text.ts';

/** The only routes without a token. */
export const openRoutes: FastifyPluginAsyncTypebox<ApiDeps> = async (
  app,
  { securityContact: contact, securityNotice, clock },
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

  app.get(securityPath, { schema: { hide: true } }, async (_request, reply) => {
    // Nobody is better than somebody who does not exist.
    if (contact === null) throw new ReadygateError('not_found');
    const { expires = null, origin = null } = securityNotice ?? {};
    return reply
      .type('text/plain; charset=utf-8')
      .send(securityText({ contact, expires: expires ?? usualExpiry(clock()), origin }));
  });
};

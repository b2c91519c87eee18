import type { FastifyInstance } from 'fastify';

/**
 * On every answer, whoever gives it: HTTPS for a year, never kept, never sniffed, framed or run, and no address
 * passed on. What is answered are data and one text, so nothing may be loaded by them.
 */
export const securityHeaders = {
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'cache-control': 'private, no-cache, no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const;

/** Put first, so that also what is refused by the next step has them. */
export function secureAnswers(app: FastifyInstance): void {
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(securityHeaders);
  });
}

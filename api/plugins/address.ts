import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { ReadygateError } from '../../domain/errors.ts';

const nothing = Type.Object({}, { additionalProperties: false });

/**
 * Takes of an address and its host only what a route says that it takes: a route of people without a query
 * refuses one. What the platform or a probe may add to an address is left unread.
 */
export function readAddressesStrictly(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    if (route.config?.door?.from !== 'person') return;
    route.schema = { ...route.schema, querystring: route.schema?.querystring ?? nothing };
  });
  // Node's own refusal has neither body nor headers (RFC 9112, 3.2).
  app.addHook('onRequest', async ({ raw: { httpVersion }, headers: { host } }) => {
    const isMissing = httpVersion === '1.1' && host === undefined;
    if (isMissing || host?.includes(',')) throw new ReadygateError('invalid_request', hostRule);
  });
}

const hostRule = { path: 'headers:/host', expected: 'one host' };

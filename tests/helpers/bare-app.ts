import type { FastifyInstance } from 'fastify';
import { buildApp } from '../../api/app.ts';
import type { ApiDeps } from '../../api/deps.ts';
import { shippedPacks } from '../../bin/packs.ts';
import { unlicensed } from '../../domain/licence.ts';
import { testNow } from './database.ts';
import { tenantA } from './plans.ts';

/** A call of the platform that passes the door of a bare API. */
export const platformCall = {
  method: 'POST',
  path: '/forge/scheduled/token',
  headers: { authorization: 'Bearer a.b.c', 'content-type': 'application/json' },
} as const;

/** An API that admits the platform to its own routes, with nothing behind it. */
export async function bareApp(changes: Partial<ApiDeps> = {}): Promise<FastifyInstance> {
  const found = { refused: null, refinement: null, kinds: [], policy: null };
  const admitted = { state: 'active', standing: unlicensed, ...found };
  const app = await buildApp({
    withTenant: async () => admitted as never,
    jira: {} as never,
    verifyToken: async () => ({
      tenantId: tenantA,
      installationId: tenantA,
      environment: 'DEVELOPMENT',
      apiBaseUrl: 'http://127.0.0.1:9',
      accountId: null,
      moduleKey: 'readygate-token',
      appVersion: '1.0.0',
      licence: null,
    }),
    clock: () => testNow,
    log: () => {},
    securityContact: null,
    packs: shippedPacks(),
    profiles: new Map(),
    model: { offered: null, work: new Map(), countTokens: async () => 0 },
    ...changes,
  });
  await app.ready();
  return app;
}

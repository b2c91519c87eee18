import { buildApp } from '../api/app.ts';
import { shippedPacks } from '../bin/packs.ts';

/** The description of the API. Its routes are described and never called, so nothing behind them is needed. */
export async function openapiDocument(): Promise<string> {
  const unused = () => {
    throw new Error('routes are only described here');
  };
  const app = await buildApp({
    withTenant: unused,
    jira: {} as never,
    verifyToken: unused,
    clock: () => new Date(),
    log: () => {},
    securityContact: null,
    packs: shippedPacks(),
    profiles: new Map(),
    model: { offered: null, work: new Map(), countTokens: async () => 0 },
  });
  await app.ready();
  return `${JSON.stringify(app.swagger(), null, 2)}\n`;
}

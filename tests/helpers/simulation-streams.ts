import { request } from 'undici';
import { buildApp } from '../../api/app.ts';
import type { ApiDeps } from '../../api/deps.ts';
import type { TestApi } from './api.ts';
import { installationOf } from './database.ts';
import { tenantA } from './plans.ts';
import { draft, simulations } from './simulations.ts';

/** An API with a port, on which every issue is visible once `gate` lets Jira's answer through. */
export interface StreamingApi {
  origin: string;
  /** Questions of visibility that Jira was asked. */
  asked(): number;
  /** Begins a simulation as somebody who administers the project. */
  open(signal?: AbortSignal): ReturnType<typeof request>;
  close(): Promise<void>;
}

/** A Jira in which everybody sees every issue, once `gate` lets the answer through. */
export function seeingAll(
  api: TestApi,
  gate: (ids: readonly string[]) => Promise<unknown>,
): { jira: ApiDeps['jira']; asked(): number } {
  let asked = 0;
  return {
    jira: {
      ...api.deps.jira,
      bulkFetch: async (_auth, ids) => {
        asked += 1;
        await gate(ids);
        return ids.map((id) => ({ id, key: `SHOP-${id}`, fields: {} }));
      },
    },
    asked: () => asked,
  };
}

export async function startStreaming(
  api: TestApi,
  gate: (ids: readonly string[]) => Promise<unknown>,
  changed: Partial<ApiDeps> = {},
): Promise<StreamingApi> {
  const { jira, asked } = seeingAll(api, gate);
  const app = await buildApp({ ...api.deps, jira, ...changed });
  const origin = await app.listen({ port: 0, host: '127.0.0.1' });
  const headers = {
    authorization: `Bearer ${await api.forge.signInvocationToken({
      cloudId: tenantA,
      installationId: installationOf(tenantA),
      moduleKey: 'readygate-issue',
      accountId: 'acc-otto',
    })}`,
    'x-forge-oauth-user': api.simulator.tokens.user(tenantA, 'acc-otto'),
    'content-type': 'application/json',
  };
  const body = JSON.stringify({ source: draft() });
  return {
    origin,
    asked,
    open: (signal) =>
      request(`${origin}${simulations}`, {
        method: 'POST',
        headers,
        body,
        ...(signal ? { signal } : {}),
      }),
    close: () => app.close(),
  };
}

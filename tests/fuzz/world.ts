import { securityHeaders } from '../../api/plugins/headers.ts';
import { platformEndpoints } from '../../domain/forge-modules.ts';
import { issue, startApi, type TestApi, withPlan } from '../helpers/api.ts';
import { installationOf, testNow } from '../helpers/database.ts';
import { tenantA } from '../helpers/plans.ts';
import { portOf } from '../helpers/raw-http.ts';
import { storeJudged } from '../helpers/store-judged.ts';

/** Administers the site of the simulator: is refused nothing for want of a right. */
const administrator = 'acc-otto';

/** What the requests of a fuzz run are made of. */
export interface FuzzWorld {
  origin: string;
  /** How many the API has. */
  operations: number;
  /** For `hooks.py`. */
  given: {
    /** Headers by path, and those of people. */
    tokens: Record<string, Record<string, string>>;
    /** Parameters that exist, by path. */
    ids: Record<string, Record<string, string>>;
    headers: Record<string, string>;
  };
  /** Codes and counts of what was logged. */
  failures(): string[];
  close(): Promise<void>;
}

/**
 * The API on a database of its own with a plan that waits and a judged issue. Its clock stands still, so that no
 * token ends and no plan expires.
 */
export async function startFuzzWorld(): Promise<FuzzWorld> {
  const api = await startApi();
  await api.call('GET', `/v1/issues/${issue}/readiness`, { as: administrator });
  await api.setMode('propose');
  const plan = await withPlan(api, ['first', 'second', 'third']);
  await api.database.withTenant(tenantA, (tx) => storeJudged(tx, { at: testNow }));
  const port = await portOf(api.app);
  const rule = 'criteria.present';
  const known: [string, Record<string, string>][] = [
    ['/v1/issues/', { id: issue, rule }],
    ['/v1/plans/', { id: plan.id, rowId: plan.rows[0]?.id ?? '' }],
    ['/v1/refinements/', { id: plan.refinementId }],
    ['/v1/clarifications/', { id: plan.refinementId }],
    ['/v1/projects/', { key: 'SHOP' }],
  ];
  const { paths } = api.app.swagger() as unknown as { paths: Record<string, object> };
  const ids = Object.fromEntries(
    Object.keys(paths).map((path) => [
      path,
      known.find(([beginning]) => path.startsWith(beginning))?.[1] ?? {},
    ]),
  );
  return {
    origin: `http://127.0.0.1:${port}`,
    operations: Object.values(paths).flatMap((methods) => Object.keys(methods)).length,
    given: { tokens: await tokensOf(api), ids, headers: { ...securityHeaders } },
    failures: () =>
      api.log
        .filter(({ event, data }) => event === 'request_failed' && data.code === 'internal')
        .map(({ data }) => JSON.stringify(data)),
    close: () => api.close(),
  };
}

async function tokensOf({ forge, simulator }: TestApi): Promise<FuzzWorld['given']['tokens']> {
  const sign = (moduleKey: string, accountId?: string) =>
    forge.signInvocationToken({
      cloudId: tenantA,
      installationId: installationOf(tenantA),
      moduleKey,
      ...(accountId ? { accountId } : {}),
    });
  const system = { 'x-forge-oauth-system': simulator.tokens.app(tenantA) };
  const platform = await Promise.all(
    Object.entries(platformEndpoints).map(async ([key, path]) => [
      path,
      { Authorization: `Bearer ${await sign(key)}`, ...system },
    ]),
  );
  return {
    ...Object.fromEntries(platform),
    people: {
      Authorization: `Bearer ${await sign('readygate-issue', administrator)}`,
      'x-forge-oauth-user': simulator.tokens.user(tenantA, administrator),
      ...system,
    },
  };
}

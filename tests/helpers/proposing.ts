import type { Plan } from '../../domain/plan.ts';
import { issue, startApi, type TestApi, withPlan } from './api.ts';
import { testNow } from './database.ts';

/** The API with its tenant installed and the project in mode `propose`. */
export async function startProposing(): Promise<TestApi> {
  const api = await startApi();
  await api.call('GET', `/v1/issues/${issue}/readiness`);
  await api.setMode('propose');
  return api;
}

/** One open plan of SHOP-12, with a row per word, under the default policy: nobody said anything before. */
export async function onlyPlan(api: TestApi, words?: string[]): Promise<Plan> {
  await api.database.asAdministrator(
    `truncate policies, refinements, plans, plan_rows, decisions, decision_rows, rejections, tokens, idempotency_keys,
       outbox cascade`,
  );
  api.clock.now = testNow;
  return await withPlan(api, words);
}

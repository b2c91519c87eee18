import type { Uuid } from '../../../../../domain/json.ts';
import type { DecisionReply, RefinementView } from '../../../../../domain/views.ts';
import { call, type Reply } from '../call.ts';
import type { Turns } from './choice.ts';

export function readRefinement(refinementId: Uuid): Promise<Reply<RefinementView>> {
  return call('GET', `/v1/refinements/${refinementId}`);
}

/**
 * Sends verdicts turn after turn. Each turn has a key of its own made from that of the wish, so a wish
 * that is tried again repeats what was answered and goes on behind it.
 */
export async function decide(
  planId: Uuid,
  { seal, turns }: Turns,
  key: string,
): Promise<Reply<DecisionReply>> {
  const [rows, ...rest] = turns;
  const body = { seal, rows };
  const sent = { body, key: `${key}.${turns.length}` };
  const reply = await call<DecisionReply>('POST', `/v1/plans/${planId}/decisions`, sent);
  if (reply.kind !== 'ok' || rest.length === 0) return reply;
  return await decide(planId, { seal: reply.body.plan.seal, turns: rest }, key);
}

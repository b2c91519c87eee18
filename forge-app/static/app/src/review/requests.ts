import type { Uuid } from '../../../../../domain/json.ts';
import type { Choice } from '../../../../../domain/resolve.ts';
import type { DecisionReply, RefinementView } from '../../../../../domain/views.ts';
import { call, type Reply } from '../call.ts';
import type { Turns } from './choice.ts';

/** What a person wants of a plan that is looked at. */
export type Wish =
  | ({ of: 'decide' } & Turns)
  | { of: 'dispatch'; seal: string }
  | { of: 'revoke'; rowIds: Uuid[] }
  | { of: 'edit'; seal: string; rowId: Uuid; operation: unknown }
  | { of: 'cancel'; refinementId: Uuid }
  | { of: 'resolve'; rowId: Uuid; choice: Choice; key?: string };

export function readRefinement(refinementId: Uuid): Promise<Reply<RefinementView>> {
  return call('GET', `/v1/refinements/${refinementId}`);
}

/** Some answer with the plan as it stands then; after the others it is read again. */
export function send(
  planId: Uuid,
  wish: Wish,
  key: string,
): Promise<Reply<Partial<DecisionReply>>> {
  const path = `/v1/plans/${planId}`;
  switch (wish.of) {
    case 'decide':
      return decide(path, wish, key);
    case 'dispatch':
      return call('POST', `${path}/dispatch`, { body: { seal: wish.seal }, key });
    case 'revoke':
      return call('POST', `${path}/revocation`, { body: { rowIds: wish.rowIds }, key });
    case 'edit': {
      const { seal, rowId, operation } = wish;
      return call('POST', `${path}/edits`, { body: { seal, rowId, operation }, key });
    }
    case 'cancel':
      return call('POST', `/v1/refinements/${wish.refinementId}/cancellation`, { body: {}, key });
    case 'resolve': {
      const { rowId, choice, key: thing } = wish;
      const body = thing === undefined ? { choice } : { choice, key: thing };
      return call('POST', `${path}/rows/${rowId}/resolution`, { body, key });
    }
  }
}

/**
 * Sends verdicts turn after turn, and what is approved then where that was wished. Each turn has a key of its
 * own made from that of the wish, so a wish that is tried again repeats what was answered and goes on behind it.
 */
async function decide(
  path: string,
  { seal, turns, dispatch }: Turns,
  key: string,
): Promise<Reply<DecisionReply>> {
  const [rows, ...rest] = turns;
  const body = { seal, rows };
  const sent = { body, key: `${key}.${turns.length}` };
  const reply = await call<DecisionReply>('POST', `${path}/decisions`, sent);
  if (reply.kind !== 'ok') return reply;
  const { plan } = reply.body;
  if (rest.length > 0) return await decide(path, { seal: plan.seal, turns: rest, dispatch }, key);
  const has = (state: string) => plan.rows.some((row) => row.state === state);
  if (!dispatch || !has('open') || !has('approved')) return reply;
  return await call('POST', `${path}/dispatch`, { body: { seal: plan.seal }, key: `${key}.0` });
}

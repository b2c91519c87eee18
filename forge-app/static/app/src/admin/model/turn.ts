import type { Reply } from '../../call.ts';
import type { Model } from '../replies.ts';
import { bodyOf, draftOf } from './draft.ts';

export interface ModelApi {
  read: () => Promise<Reply<Model>>;
  /** Keys are this call's own where none is given. */
  put: (body: object, key?: string) => Promise<Reply<Model>>;
}

/** What somebody asked of the switch, and the settings that it was pressed over. */
export interface Turn {
  on: boolean;
  model: Model;
}

/** Saves that others may be faster with before turning off gives up. */
const tries = 5;

/**
 * Turns the model on or off and leaves all else as it stands. Turning on is refused where somebody saved
 * meanwhile; turning off goes on from what they saved, as a stop must go through.
 */
export async function turn({ on, model }: Turn, key: string, api: ModelApi) {
  let reply = await api.put(switched(model, on), key);
  for (let tried = 1; !on && isConflict(reply) && tried < tries; tried++) {
    const now = await api.read();
    if (now.kind !== 'ok' || !now.body.on) return now;
    reply = await api.put(switched(now.body, on));
  }
  return reply;
}

function switched(model: Model, on: boolean): object {
  return { version: model.version, ...bodyOf(draftOf(model), { ...model, on }) };
}

function isConflict(reply: Reply<Model>): boolean {
  return reply.kind === 'refused' && reply.status === 409;
}

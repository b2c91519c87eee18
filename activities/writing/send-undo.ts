import type { WriteReply } from '../../clients/jira/classify.ts';
import { canonicalJson } from '../../domain/canonical.ts';
import type { Operation } from '../../domain/operation.ts';
import { takeBack, type WrittenRow } from '../undo/take-back.ts';
import { hindranceOf, unsent } from './compare-and-send.ts';
import { type Marker, type Sender, sendOperation } from './request.ts';

/** Milliseconds between looking at a thing and the end of the request that deletes or changes it. */
const untouchedFor = 5000;

/**
 * Looks once more at what an approved row takes back, and does it only where that is still the same
 * change. The request ends with the time for which the look counts: Jira has no conditional delete, so
 * that what somebody adds within it is lost.
 */
export async function sendUndo(
  sender: Sender,
  operation: Operation,
  written: WrittenRow,
  marker: Marker,
): Promise<WriteReply> {
  const began = sender.remaining().milliseconds;
  const remaining = () => {
    const { milliseconds: left, ...timed } = sender.remaining();
    return { ...timed, milliseconds: Math.min(left, untouchedFor - (began - left)) };
  };
  try {
    const looked = await takeBack(sender.jira, sender.auth, written);
    if ('code' in looked) return { kind: 'moved', status: null, problem: problemOf(looked) };
    if (canonicalJson(looked.operation) !== canonicalJson(operation))
      return { kind: 'moved', status: null };
  } catch (error) {
    return unsent(error);
  }
  const looking = { ...sender, remaining };
  return (await hindranceOf(looking)) ?? (await sendOperation(looking, operation, marker));
}

function problemOf({ code, touches }: { code: string; touches?: string[] }) {
  return { code, ...(touches ? { details: { touches } } : {}) };
}

import { operationOf } from '../http/log.ts';
import type { MarkedCreation, World } from './world.ts';

/** Remembers what was made with a marker, for the count of duplicates. */
export function noteCreation(
  world: World,
  marker: unknown,
  made: Pick<MarkedCreation, 'cloudId' | 'kind' | 'id' | 'key'>,
): void {
  const operationId = operationOf(marker);
  if (operationId === null) return;
  const known = world.state.created.some(
    (one) => one.operationId === operationId && one.id === made.id && one.cloudId === made.cloudId,
  );
  if (!known) world.state.created.push({ ...made, operationId, at: world.now() });
}

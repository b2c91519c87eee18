import { markerProperty } from '../../../domain/operations/label.ts';
import type { Instant } from '../state/model.ts';
import type { World } from '../state/world.ts';
import { isObject } from './strict.ts';

/** One request as it was seen, whatever became of it. */
export interface LoggedRequest {
  sequence: number;
  at: Instant;
  cloudId: string;
  method: string;
  /** Path without origin, gateway prefix and query. */
  path: string;
  /** The operation in Jira's description; null for an unknown route. */
  operation: string | null;
  accountId: string | null;
  /** Null while it runs and when the connection was dropped. */
  status: number | null;
  /** The operation id of the marker the body carried. */
  operationId: string | null;
  points: number;
  /** Whether a write took effect. */
  committed: boolean;
  fault: string | null;
}

/** A request for something that Jira's description does not have. */
export interface Violation {
  at: Instant;
  method: string;
  path: string;
  problem: string;
}

/** Operations whose marker was created more than once: what must never be. */
export interface Duplicate {
  cloudId: string;
  operationId: string;
  created: { kind: string; id: string; key: string }[];
}

/** Whether a request is to change something: some that only read are no GET. */
export function writesSomething({ method, path }: LoggedRequest): boolean {
  return method !== 'GET' && !/bulkfetch|search|permissions/.test(path);
}

/** The operation id in the marker of a body, wherever a body carries one. */
export function markerOf(path: string, body: unknown): string | null {
  if (!isObject(body)) return null;
  if (path.endsWith(`/properties/${markerProperty}`)) return operationOf(body);
  if (!Array.isArray(body.properties)) return null;
  const marker = body.properties.find((item) => isObject(item) && item.key === markerProperty);
  return isObject(marker) ? operationOf(marker.value) : null;
}

/** The operation id inside the value of a marker property. */
export function operationOf(value: unknown): string | null {
  return isObject(value) && typeof value.op === 'string' ? value.op : null;
}

/** Every operation id that made more than one thing, deleted ones included. */
export function findDuplicates(world: World): Duplicate[] {
  const groups = Map.groupBy(
    world.state.created,
    ({ cloudId, operationId }) => `${cloudId} ${operationId}`,
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined || group.length < 2) return [];
    const created = group.map(({ kind, id, key }) => ({ kind, id, key }));
    return [{ cloudId: first.cloudId, operationId: first.operationId, created }];
  });
}

import type { Drift } from '../../../../../domain/drift.ts';
import type { Uuid } from '../../../../../domain/json.ts';
import { t } from '../language/translate.ts';

/** What became of what was written, in one line; empty where it stands as it was written. */
export function driftText(drift: ReadonlyMap<Uuid, Drift>): string {
  const seen = [...drift.values()];
  return (['changed', 'gone'] as const)
    .map((kind) => ({ kind, count: seen.filter((one) => one === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => t(`column.drift.${kind}`, { count }))
    .join(' ');
}

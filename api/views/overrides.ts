import type { StoredOverride } from '../../db/overrides.ts';
import type { Targets } from '../../domain/readiness/judgement.ts';
import type { OverridesView } from '../../domain/views.ts';

/** What people said of an issue, and whether it holds for the issue as it was judged last. */
export function overridesView(
  overrides: readonly StoredOverride[],
  targets: Targets | null,
): OverridesView {
  const shown = overrides.map(({ kind, rule, target, reason, accountId, givenAt }) => {
    const now = kind === 'tick' ? targets?.description : targets?.evidence[rule];
    const given = { rule, by: accountId, at: givenAt.toISOString(), holds: now === target };
    return { kind, given, reason: reason ?? '' };
  });
  return {
    ticks: shown.flatMap(({ kind, given }) => (kind === 'tick' ? [given] : [])),
    waivers: shown.flatMap(({ kind, given, reason }) =>
      kind === 'waiver' ? [{ ...given, reason }] : [],
    ),
  };
}

import type { StoredOverride } from '../../db/overrides.ts';
import type { Targets } from '../../domain/readiness/judgement.ts';
import { isMeant } from '../../domain/readiness/override.ts';
import type { Pack } from '../../domain/readiness/pack/pack.ts';
import type { ReaderLanguage } from '../../domain/readiness/rule.ts';
import { ruleTitle } from '../../domain/readiness/words.ts';
import type { OverridesView } from '../../domain/views.ts';

/** What people said of an issue, and whether it holds for the issue as it was judged last, by a pack. */
export function overridesView(
  overrides: readonly StoredOverride[],
  targets: Targets | null,
  { pack, language }: { pack: Pack; language: ReaderLanguage },
): OverridesView {
  const shown = overrides.map((one) => {
    const { kind, rule, target, reason, accountId, givenAt } = one;
    const now = kind === 'tick' ? targets?.description : targets?.evidence[rule];
    const holds = now === target && isMeant(one, pack);
    const title = ruleTitle(rule, pack, language);
    const given = { rule, title, by: accountId, at: givenAt.toISOString(), holds };
    return { kind, given, reason: reason ?? '' };
  });
  return {
    ticks: shown.flatMap(({ kind, given }) => (kind === 'tick' ? [given] : [])),
    waivers: shown.flatMap(({ kind, given, reason }) =>
      kind === 'waiver' ? [{ ...given, reason }] : [],
    ),
  };
}

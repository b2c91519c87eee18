import { parse } from 'yaml';
import type { ExplainedRule } from '../../../../../../domain/readiness/pack/explain.ts';
import type { FileSetting, PackFile } from '../../../../../../domain/readiness/pack/pack.ts';
import type { ExplainedPackView } from '../../../../../../domain/settings-views.ts';

/**
 * A pack as the text of its draft already says, until the API has looked at it: a switch stands where it was
 * put. What the text says of types and statuses is left to the API.
 */
export function overlay<Pack extends ExplainedPackView>(pack: Pack, text: string): Pack {
  const { rules = {}, thresholds, judges } = read(text);
  return {
    ...pack,
    thresholds: { ...pack.thresholds, ...thresholds },
    judges: { ...pack.judges, ...judges },
    rules: pack.rules.map((rule) => ({ ...rule, settings: settingsOf(rule, rules?.[rule.id]) })),
  };
}

function settingsOf(
  { settings, types }: ExplainedRule,
  own: FileSetting | undefined,
): ExplainedRule['settings'] {
  if (!own) return settings;
  const { off = false, counts, severity, weight } = own;
  if (off) return [];
  const before =
    settings.length > 0
      ? settings
      : types.map((type) => ({ type, counts: false, severity: 'info' as const, weight: 5 }));
  return before.map((one) => ({
    ...one,
    ...(counts === undefined ? {} : { counts }),
    ...(severity === undefined ? {} : { severity }),
    ...(weight === undefined ? {} : { weight }),
  }));
}

function read(text: string): Partial<Pick<PackFile, 'rules' | 'thresholds' | 'judges'>> {
  try {
    const value: unknown = parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

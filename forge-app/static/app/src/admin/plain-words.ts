import type { SettingValue } from '../shared/setting-history.tsx';

/** A version by the names of the API: who reads it may have to compare it with an export. */
export function plainWords(value: SettingValue): string[] {
  return Object.entries(value).map(([name, one]) => `${name}: ${one ?? '–'}`);
}

import { useCallback, useState } from 'react';

/** What was typed and not saved, by what it is of. It is gone when the page is loaded anew. */
const kept = new Map<string, unknown>();

/**
 * State that outlives what shows it: a look at another tab, or a place elsewhere in a list that was sorted
 * anew, loses nothing that was typed.
 * @param key what it is of, on this page; only one may be shown at a time
 * @returns null until something was typed, and once it was set to null
 */
export function useKept<T extends NonNullable<unknown>>(
  key: string,
): [T | null, (now: T | null) => void] {
  const [now, setNow] = useState(() => (kept.get(key) as T | undefined) ?? null);
  const keep = useCallback(
    (next: T | null) => {
      if (next === null) kept.delete(key);
      else kept.set(key, next);
      setNow(() => next);
    },
    [key],
  );
  return [now, keep];
}

/** Remembers the Idempotency-Key of what a person wants until it is known to have happened. */
export interface Intents {
  /** The same key for the same wish, however often it is tried. */
  keyFor(wish: unknown): string;
  /** The wish was answered: the next one like it is a new one. */
  settled(wish: unknown): void;
}

export function createIntents(newKey: () => string): Intents {
  const keys = new Map<string, string>();
  const nameOf = (wish: unknown) => JSON.stringify(wish);
  return {
    keyFor(wish) {
      const name = nameOf(wish);
      const key = keys.get(name) ?? newKey();
      keys.set(name, key);
      return key;
    },
    settled(wish) {
      keys.delete(nameOf(wish));
    },
  };
}

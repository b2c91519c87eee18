/** What a key does in the list of plans. */
export type Deed = 'next' | 'previous' | 'approve' | 'reject' | 'review' | 'help';

/** One letter each; the arrows do what people expect of them. */
const keys: Readonly<Record<string, Deed>> = {
  j: 'next',
  ArrowDown: 'next',
  k: 'previous',
  ArrowUp: 'previous',
  a: 'approve',
  r: 'reject',
  e: 'review',
  '?': 'help',
};

/** The letter of each deed, as the help names it. */
export const letters: readonly (readonly [letter: string, deed: Deed])[] = Object.entries(
  keys,
).filter(([key]) => key.length === 1);

interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** What a pressed key asks for; null for one that is the browser's own. */
export function deedOf({ key, ctrlKey, metaKey, altKey }: Pressed): Deed | null {
  return ctrlKey || metaKey || altKey ? null : (keys[key] ?? null);
}

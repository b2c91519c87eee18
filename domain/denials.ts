/** How often one reason denied something. */
export interface Denials {
  /** Since the last entry of the audit chain. */
  held: number;
  notedAt: Date;
}

/** Milliseconds that equal denials are gathered in one entry. */
export const gathered = 60_000;

/**
 * One more denial: what is remembered then, and the number that an entry says; null where it is held for
 * the next one. The first is noted at once, as is the first since `since`, when its reason came to be.
 */
export function oneMore(
  before: Denials | null,
  { at, since }: { at: Date; since: Date | null },
): { after: Denials; noted: number | null } {
  const isNew = before === null || (since !== null && before.notedAt < since);
  if (!isNew && at.getTime() - before.notedAt.getTime() < gathered)
    return { after: { ...before, held: before.held + 1 }, noted: null };
  return { after: { held: 0, notedAt: at }, noted: (before?.held ?? 0) + 1 };
}

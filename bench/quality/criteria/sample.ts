import type { DemoRow } from '../demo-backlog.ts';
import { draw } from './draw.ts';

export const seed = 2026;
const half = 75;

/** The issues that are labelled: half of them have list items in any form, half are any issues. */
export function sampleOf(rows: readonly DemoRow[]): string[] {
  const listing = rows.filter(({ description }) => hasList(description)).map(({ key }) => key);
  const lists = draw(listing, half, seed, 'list');
  const rest = rows.map(({ key }) => key).filter((key) => !lists.includes(key));
  return [...lists, ...draw(rest, half, seed, 'any')];
}

/** The third of the sample that rules may be tuned on. */
export function tuningOf(keys: readonly string[]): Set<string> {
  return new Set(draw(keys, keys.length / 3, seed, 'tune'));
}

/** Marks of a list at the start of a line, or several on one line. Wider than what rules look for. */
export function hasList(text: string): boolean {
  const bullets = text.match(/(?:^|\s)[-*•–]\s+\S/g) ?? [];
  return (
    /^\s*(?:[-*#+•]+|\d{1,2}[.)])\s+\S/m.test(text) ||
    bullets.length >= 2 ||
    /(?:^|\s)\(?1[.)]\s+\S.*\s\(?2[.)]\s+\S/s.test(text)
  );
}

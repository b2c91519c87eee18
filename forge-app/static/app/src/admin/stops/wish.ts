import type { Writes } from '../replies.ts';

/** A stop names no version: it never fails because somebody else was faster. */
export type Wish = { stopped: true } | { stopped: false; version: number };

/** What pressing the switch asks for, given what is shown; it stays that, whatever is read later. */
export function wishOf({ stopped, version }: Pick<Writes, 'stopped' | 'version'>): Wish {
  return stopped ? { stopped: false, version } : { stopped: true };
}

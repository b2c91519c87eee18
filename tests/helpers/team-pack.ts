import { expect } from '@jest/globals';
import { shippedPacks } from '../../bin/packs.ts';
import { readPack } from '../../domain/readiness/pack/parse.ts';

/** A pack on top of the starter; `more` is further YAML. */
export const source = (more: string, extend = 'starter') =>
  `format: 1\nid: team\nversion: '1'\nextends: ${extend}\n${/^rules:/m.test(more) ? '' : 'rules: {}\n'}${/^cases:/m.test(more) ? '' : 'cases: []\n'}${more}`;
export const team = (more: string) => readPack(source(more), shippedPacks());

/** Rules of a team: a formula, and one that people tick. */
export const sized = `rules:
  own.sized:
    counts: true
    severity: warning
    weight: 10
    types: [story]
    formula: not empty(fields.estimate) or count(criteria) >= 3
    title: Neither estimated nor cut
    advice: Estimate it, or give it three criteria.
`;
export const looked = `rules:
  own.looked: { counts: true, severity: warning, weight: 10, manual: true, title: The design was looked at }
`;

/** What is said of a pack that is refused. */
// biome-ignore lint/suspicious/noExplicitAny: tests look into errors of every shape
export function refused(run: () => unknown): any {
  try {
    run();
  } catch (error) {
    expect(error).toMatchObject({ code: 'invalid_pack' });
    return (error as { details: unknown }).details;
  }
  throw new Error('nothing was thrown');
}

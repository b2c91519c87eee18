import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  afterEvent,
  type InstallationEvent,
  type InstallationState,
  installationMoves,
  installationStates,
  isLaterVersion,
} from '../../domain/installation.ts';

const states = installationStates;
const events = Object.keys(installationMoves) as InstallationEvent[];

describe('L1 the states of an installation', () => {
  it.each<[InstallationEvent, InstallationState[]]>([
    ['called', ['active', 'active', 'leaving', 'purging', 'purged']],
    ['uninstalled', ['leaving', 'leaving', 'leaving', 'purging', 'purged']],
    ['silent', ['suspended', 'suspended', 'leaving', 'purging', 'purged']],
    ['token_refused', ['suspended', 'suspended', 'leaving', 'purging', 'purged']],
    ['kept_long_enough', ['active', 'purging', 'purging', 'purging', 'purged']],
    ['erased', ['active', 'suspended', 'leaving', 'purged', 'purged']],
  ])('%s', (event, expected) => {
    expect(states.map((state) => afterEvent(state, event))).toEqual(expected);
  });

  it('never come back from leaving, whatever happens, and are passed in one direction', () => {
    const rank = (state: InstallationState) => states.indexOf(state);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...events)), (order) => {
        let state: InstallationState = 'active';
        let furthest = 0;
        for (const event of order) {
          state = afterEvent(state, event);
          if (furthest >= rank('leaving')) expect(rank(state)).toBeGreaterThanOrEqual(furthest);
          furthest = Math.max(furthest, rank(state));
        }
      }),
    );
  });
});

describe('versions of the app', () => {
  it.each([
    ['2.0.0', '1.9.9', true],
    ['2.10.0', '2.9.0', true],
    ['2.9.0', '2.10.0', false],
    ['1.0.1', '1.0.0', true],
    ['1.0.0', '1.0.0', false],
    ['2', '1.0.0', false],
    ['2.0.0', 'one', false],
  ])('%s comes after %s: %s', (version, than, later) => {
    expect(isLaterVersion(version, than)).toBe(later);
  });
});

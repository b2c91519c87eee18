import { describe, expect, it } from '@jest/globals';
import { changedLines } from '../../../forge-app/static/app/src/shared/changed-lines.ts';

describe('T7 a version of a setting in words', () => {
  it('says from what to what, and leaves out what stayed', () => {
    expect(
      changedLines(['Members: Ada', 'Viewers: Ben'], ['Members: nobody', 'Viewers: Ben']),
    ).toEqual(['Members: nobody → Members: Ada']);
  });

  it('says all of the first one, of one with other lines, and of one that changed nothing', () => {
    expect(changedLines(['On'], null)).toEqual(['On']);
    expect(changedLines(['On', 'At night'], ['Off'])).toEqual(['On', 'At night']);
    expect(changedLines(['On'], ['On'])).toEqual(['On']);
  });
});

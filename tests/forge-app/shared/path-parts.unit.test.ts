import { describe, expect, it } from '@jest/globals';
import { pathParts } from '../../../forge-app/static/app/src/shared/path-parts.ts';

describe('U2 where on a page a person is', () => {
  it.each([
    ['/', []],
    ['/rules/one%20two/', ['rules', 'one two']],
    ['/rules/100%', ['rules', '100%']],
    ['/%zz/rules', ['%zz', 'rules']],
  ])('is read out of %j, also where it encodes nothing', (path, parts) => {
    expect(pathParts(path)).toEqual(parts);
  });
});

import { describe, expect, it } from '@jest/globals';
import { tokenExpiry } from '../../../clients/forge/token-expiry.ts';

const at = new Date('2026-11-24T10:00:00.000Z');
const jwt = (payload: unknown) =>
  `h.${Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload)).toString('base64url')}.s`;
const hours = (token: string) => (tokenExpiry(token, at).getTime() - at.getTime()) / 3_600_000;
const seconds = at.getTime() / 1000;

describe('when an OAuth token of Forge ends', () => {
  it('is what it says, at most four hours on', () => {
    expect(hours(jwt({ exp: seconds + 3600 }))).toBe(1);
    expect(hours(jwt({ exp: seconds + 20 * 3600 }))).toBe(4);
    expect(hours(jwt({ exp: seconds - 3600 }))).toBe(-1);
  });

  it('is two hours after it came where it does not say', () => {
    for (const token of [
      'opaque',
      'a.b',
      jwt('no json'),
      jwt(null),
      jwt([]),
      jwt({ exp: 'soon' }),
      jwt({ exp: -1 }),
      jwt({ exp: null }),
    ])
      expect([token, hours(token)]).toEqual([token, 2]);
  });
});

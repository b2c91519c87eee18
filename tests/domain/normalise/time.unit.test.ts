import { describe, expect, it } from '@jest/globals';
import { readTime } from '../../../domain/normalise/time.ts';

describe('R1 a time', () => {
  it.each([
    ['2026-11-24T10:00:00.000+0100', '2026-11-24T09:00:00.000Z'],
    ['2026-11-24T10:00:00-05:30', '2026-11-24T15:30:00.000Z'],
    ['2026-11-24 10:00', '2026-11-24T10:00:00.000Z'],
    ['2026-11-24', '2026-11-24T00:00:00.000Z'],
    ['24/Nov/26 3:26 PM', '2026-11-24T15:26:00.000Z'],
    ['24/Nov/26 12:05 AM', '2026-11-24T00:05:00.000Z'],
    ['5/Mär/26 9:41 AM', '2026-03-05T09:41:00.000Z'],
    ['5/Mai/2026 14:00', '2026-05-05T14:00:00.000Z'],
    ['5/août/26 2:00 PM', '2026-08-05T14:00:00.000Z'],
    ['5/juil./26 14:00', '2026-07-05T14:00:00.000Z'],
    ['5/juin/26', '2026-06-05T00:00:00.000Z'],
    ['5/ene/26 2:00 p.m.', '2026-01-05T14:00:00.000Z'],
    ['5/dic/26', '2026-12-05T00:00:00.000Z'],
    ['24.11.2026 10:00', '2026-11-24T10:00:00.000Z'],
    ['24/11/2026 10:00', '2026-11-24T10:00:00.000Z'],
    ['11/24/2026 10:00', '2026-11-24T10:00:00.000Z'],
  ])('%s', (text, time) => expect(readTime(text)).toBe(time));

  it.each([
    ['5/6/2026', 'whose month cannot be told'],
    ['31/Feb/26', 'that does not exist'],
    ['24/Nov/26 25:00', 'of an hour that does not exist'],
    ['24/Nov/26 3:26 Uhr', 'with a word that is not known'],
    ['24/Nox/26', 'of a month that is not known'],
    ['yesterday', 'that is none'],
    [7, 'that is no text'],
  ])('%j: a time %s is unknown', (value, _what) => expect(readTime(value)).toBeNull());
});

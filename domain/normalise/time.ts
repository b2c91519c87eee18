import type { Time } from '../json.ts';

/**
 * A time as Jira's REST API or its CSV export writes it, in UTC; null where it cannot be told. The
 * export names no zone, so its times count as UTC: the same file gives the same value everywhere.
 */
export function readTime(value: unknown): Time | null {
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return isoTime(text) ?? namedMonth(text) ?? numbered(text);
}

const iso =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s?(Z|[+-]\d\d:?\d\d)?)?$/;

function isoTime(text: string): Time | null {
  const found = iso.exec(text);
  if (!found) return null;
  const [, year, month, day, hour, minute, second, fraction = '', zone = 'Z'] = found;
  const millis = Number(`${fraction}000`.slice(0, 3));
  const local = utc(year, month, day, hour, minute, second);
  return local === null ? null : stamp(local + millis - offset(zone));
}

/** Milliseconds that a zone is ahead of UTC. Jira writes it without a colon. */
function offset(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}

const clock = String.raw`(?:,?\s+(?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d))?(?:\s?(?<half>[\p{L}.]{1,7}))?)?`;
const year = String.raw`(?<year>\d{4}|\d\d)`;
const named = new RegExp(String.raw`^(\d{1,2})[./ -](\p{L}{3,10})\.?[./ -]${year}${clock}$`, 'u');
const numeric = new RegExp(String.raw`^(\d{1,2})([./])(\d{1,2})\2${year}${clock}$`, 'u');

/** `11/May/24 3:26 PM`, and the same with the months of German, French and Spanish. */
function namedMonth(text: string): Time | null {
  const found = named.exec(text);
  const month = monthOf(found?.[2] ?? '');
  return found && month !== null ? timeOf(Number(found[1]), month, found.groups ?? {}) : null;
}

/** `23.10.2024 11:02`; with slashes only where it is sure which number is the month. */
function numbered(text: string): Time | null {
  const found = numeric.exec(text);
  if (!found) return null;
  const [one, two] = [Number(found[1]), Number(found[3])];
  const groups = found.groups ?? {};
  if (found[2] === '.' || one > 12 || one === two) return timeOf(one, two, groups);
  return two > 12 ? timeOf(two, one, groups) : null;
}

/** The beginnings of the twelve months in four languages, without accents. */
const months = [
  ['jan', 'ene'],
  ['feb', 'fev'],
  ['mar', 'mrz'],
  ['apr', 'avr', 'abr'],
  ['may', 'mai'],
  ['jun', 'juin'],
  ['jul', 'juil'],
  ['aug', 'aou', 'ago'],
  ['sep'],
  ['oct', 'okt'],
  ['nov'],
  ['dec', 'dez', 'dic'],
];

function monthOf(name: string): number | null {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const index = months.findIndex((begins) => begins.some((begin) => plain.startsWith(begin)));
  return index < 0 ? null : index + 1;
}

function timeOf(
  day: number,
  month: number,
  parts: Record<string, string | undefined>,
): Time | null {
  const { year = '', hour = '0', minute, second, half } = parts;
  const hours = hourOf(Number(hour), half);
  if (hours === null) return null;
  // Two digits are a year of this century: Jira is no older.
  const full = year.length === 2 ? `20${year}` : year;
  const millis = utc(full, month, day, hours, minute, second);
  return millis === null ? null : stamp(millis);
}

/** The hour of the day: with a half of it, noon and midnight are twelve. */
function hourOf(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour;
  const letters = half.replaceAll('.', '').toLowerCase();
  if (letters === 'am' || letters === 'vorm') return hour % 12;
  return letters === 'pm' || letters === 'nachm' ? (hour % 12) + 12 : null;
}

/** Null for a day or an hour that does not exist. */
function utc(...parts: (string | number | undefined)[]): number | null {
  const [y = 0, month = 0, day = 0, h = 0, min = 0, s = 0] = parts.map((part) => Number(part ?? 0));
  const date = new Date(Date.UTC(y, month - 1, day, h, min, s));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && h < 24 && min < 60 && s < 60 ? date.getTime() : null;
}

const stamp = (millis: number): Time => new Date(millis).toISOString();

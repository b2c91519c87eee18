import type { Instant } from '../state/model.ts';

/** A time stamp as Jira writes it: the site's zone, milliseconds, an offset without colon. */
export function jiraTime(at: Instant, zoneMinutes: number): string {
  const local = new Date(at + zoneMinutes * 60_000).toISOString().slice(0, -1);
  const sign = zoneMinutes < 0 ? '-' : '+';
  const size = Math.abs(zoneMinutes);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${local}${sign}${two(Math.floor(size / 60))}${two(size % 60)}`;
}

import type { Instant, Site } from '../state/model.ts';

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** A moment in the zone of the site, as `19 Oct 2026, 10:15`. */
export function shortTime({ zoneMinutes }: Site, at: Instant): string {
  const local = new Date(at + zoneMinutes * 60_000);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${local.getUTCDate()} ${months[local.getUTCMonth()]} ${local.getUTCFullYear()}`;
  return `${day}, ${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`;
}

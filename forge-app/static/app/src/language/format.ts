import { spokenLocale } from './translate.ts';

/** "24 Nov 2026, 13:00 CET": with its zone, because who reads may be elsewhere than who decided. */
export function moment(at: Date | string): string {
  return new Intl.DateTimeFormat(spokenLocale(), {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(new Date(at));
}

/** "24 Nov 2026" */
export function day(at: Date | string): string {
  return new Intl.DateTimeFormat(spokenLocale(), { dateStyle: 'medium' }).format(new Date(at));
}

/** "24 Nov 2026", of a day without a time, which is the same day wherever it is read. */
export function calendarDay(date: string): string {
  const format = { dateStyle: 'medium', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(spokenLocale(), format).format(new Date(date));
}

/** "3 minutes ago" or "in 2 days", in the largest unit that fits; "now" within a minute. */
export function fromNow(at: Date | string, now: Date): string {
  const minutes = Math.round((new Date(at).getTime() - now.getTime()) / 60_000);
  const numeric = minutes === 0 ? 'auto' : 'always';
  const format = new Intl.RelativeTimeFormat(spokenLocale(), { numeric });
  const size = Math.abs(minutes);
  if (size === 0) return format.format(0, 'second');
  if (size < 60) return format.format(minutes, 'minute');
  return size < 48 * 60
    ? format.format(Math.round(minutes / 60), 'hour')
    : format.format(Math.round(minutes / (24 * 60)), 'day');
}

/** "12,345" */
export function number(value: number): string {
  return new Intl.NumberFormat(spokenLocale()).format(value);
}

/** "0.00255": an amount to its millionths, whose unit the reader knows. */
export function money(value: number): string {
  return new Intl.NumberFormat(spokenLocale(), { maximumFractionDigits: 6 }).format(value);
}

/** "a, b and c" */
export function allOf(parts: Iterable<string>): string {
  return new Intl.ListFormat(spokenLocale(), { type: 'conjunction' }).format(parts);
}

/** "a, b or c" */
export function oneOf(parts: Iterable<string>): string {
  return new Intl.ListFormat(spokenLocale(), { type: 'disjunction' }).format(parts);
}

/** "12 %", of a share from 0 to 1. */
export function percent(share: number): string {
  return new Intl.NumberFormat(spokenLocale(), { style: 'percent' }).format(share);
}

/** "+12" or "−3": percentage points, of a difference of shares. */
export function points(difference: number): string {
  const format = { signDisplay: 'exceptZero', maximumFractionDigits: 0 } as const;
  return new Intl.NumberFormat(spokenLocale(), format).format(difference * 100);
}

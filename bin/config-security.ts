import { parseWebUrl, type Text, wrong } from './config-values.ts';

/** What security.txt says besides whom to tell (RFC 9116). */
export interface SecurityNotice {
  /** Null: half a year from when it is asked for. */
  expires: Date | null;
  /** The public origin of the API; null where it is not set. */
  origin: string | null;
}

export function readSecurityNotice(text: Text): SecurityNotice {
  return {
    expires: readExpiry(text('READYGATE_SECURITY_EXPIRES')),
    origin: readOrigin(text('READYGATE_PUBLIC_URL')),
  };
}

/** A day. That it is over is no reason not to start: `doctor` and the log say so. */
function readExpiry(value: string | null): Date | null {
  if (value === null) return null;
  const date = new Date(`${value}T00:00:00.000Z`);
  const isDay = /^\d{4}-\d\d-\d\d$/.test(value) && date.toJSON()?.startsWith(value);
  return isDay ? date : wrong('READYGATE_SECURITY_EXPIRES', 'is no day', '2027-06-30');
}

function readOrigin(value: string | null): string | null {
  const name = 'READYGATE_PUBLIC_URL';
  const example = 'https://readygate.example.com';
  if (value === null) return null;
  const url = new URL(parseWebUrl(name, value, 'loopback', example));
  return url.href === `${url.origin}/`
    ? url.origin
    : wrong(name, 'is more than an origin', example);
}

/** What security.txt says. */
export interface SecurityText {
  contact: string;
  expires: Date;
  /** The public origin of the API; null where it is not known. */
  origin: string | null;
}

/** Milliseconds of half a year, as long as it is said to hold where no day was set. */
const usualLife = 180 * 86_400_000;
/** Milliseconds before the end from which on somebody should look after it. */
export const renewWithin = 30 * 86_400_000;

export const securityPath = '/.well-known/security.txt';

/** Until when it holds that was last looked at on no certain day. */
export function usualExpiry(now: Date): Date {
  return new Date(now.getTime() + usualLife);
}

/** The text, one field a line (RFC 9116, 2). */
export function securityText({ contact, expires, origin }: SecurityText): string {
  const fields = [
    ['Contact', contact],
    ['Expires', expires.toISOString()],
    ['Preferred-Languages', 'en, de'],
    ...(origin === null ? [] : [['Canonical', `${origin}${securityPath}`]]),
  ];
  return fields.map(([name, value]) => `${name}: ${value}\n`).join('');
}

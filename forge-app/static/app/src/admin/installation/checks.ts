import { fromNow, moment } from '../../language/format.ts';
import { t } from '../../language/translate.ts';
import type { Installation } from '../replies.ts';

export interface Check {
  name: 'keys' | 'api' | 'jira' | 'events' | 'token';
  good: boolean;
  text: string;
}

/** Milliseconds after which an event is late: the platform calls every hour, spread over it. */
const lateAfter = 2 * 3_600_000;

/**
 * What is known of the connection. Keys, API and Jira are good wherever there is a reply at all: the door asks all three
 * before it lets anybody read this.
 */
export function checksOf({ lastEventAt, token }: Installation, now: Date): Check[] {
  return [
    ...(['keys', 'api', 'jira'] as const).map((name) => ({
      name,
      good: true,
      text: t(`installation.check.${name}.good`),
    })),
    { name: 'events', ...eventsCheck(lastEventAt, now) },
    { name: 'token', ...tokenCheck(token, now) },
  ];
}

function eventsCheck(at: string | null, now: Date): Omit<Check, 'name'> {
  if (at === null) return { good: false, text: t('installation.check.events.none') };
  const good = now.getTime() - Date.parse(at) < lateAfter;
  const ago = fromNow(at, now);
  return { good, text: t(`installation.check.events.${good ? 'good' : 'late'}`, { ago }) };
}

function tokenCheck(token: Installation['token'], now: Date): Omit<Check, 'name'> {
  if (!token) return { good: false, text: t('installation.check.token.none') };
  if (token.refused) return { good: false, text: t('installation.check.token.refused') };
  const good = Date.parse(token.expiresAt) > now.getTime();
  const until = moment(token.expiresAt);
  return { good, text: t(`installation.check.token.${good ? 'good' : 'ended'}`, { until }) };
}

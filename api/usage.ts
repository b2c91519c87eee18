import { Readable } from 'node:stream';
import { usageByDay } from '../db/usage.ts';
import { ReadygateError } from '../domain/errors.ts';
import type { Uuid } from '../domain/json.ts';
import { daysBetween, isDay, spansOf } from '../domain/quota/days.ts';
import { dayOf } from '../domain/quota/quota.ts';
import { usageCsv, usageHeading } from '../domain/quota/usage-csv.ts';
import type { ApiDeps } from './deps.ts';

interface Days {
  from: string;
  to: string;
}

/** Days that one transaction reads for a stream. */
const days = 31;

/**
 * The days that were asked for; what is left out: the month so far.
 * @throws {ReadygateError} invalid_request for days that there are not, or more than `most` of them
 */
export function readDays(
  { from, to }: { from?: string; to?: string },
  { at, most }: { at: Date; most: number },
): Days {
  const last = to ?? dayOf(at);
  const first = from ?? `${last.slice(0, 8)}01`;
  if (!isDay(last)) throw wrong('to', 'a day such as 2026-11-24');
  if (!isDay(first)) throw wrong('from', 'a day such as 2026-11-24');
  const count = daysBetween(first, last);
  if (count < 1) throw wrong('from', 'no day after the last one');
  if (count > most) throw wrong('from', `at most ${most} days before the last one`);
  return { from: first, to: last };
}

function wrong(name: string, expected: string): ReadygateError {
  return new ReadygateError('invalid_request', { path: `querystring:/${name}`, expected });
}

/**
 * The same as CSV, read month by month as the reader takes it. The first of it is read before the reply
 * begins, so that a database that does not answer is a refusal.
 */
export async function usageStream(
  { withTenant }: Pick<ApiDeps, 'withTenant'>,
  tenantId: Uuid,
  { from, to }: Days,
): Promise<Readable> {
  const spans = spansOf(from, to, days);
  const next = async (): Promise<string | null> => {
    const span = spans.next();
    if (span.done) return null;
    return usageCsv(await withTenant(tenantId, (tx) => usageByDay(tx, span.value)));
  };
  const first = await next();
  const parts = async function* () {
    yield usageHeading;
    for (let part = first; part !== null; part = await next()) yield part;
  };
  return Readable.from(parts(), { objectMode: false });
}

import { createHash } from 'node:crypto';
import type { Refused } from '../../db/request-rates.ts';
import { ReadygateError } from '../../domain/errors.ts';
import { type Bucket, bucketsOf, type RequestRates } from '../../domain/request-rates.ts';
import type { Caller } from '../caller.ts';
import { remember } from '../remember.ts';

/** How often people may call. Known by tenant and account: a token has many spellings and comes many times. */
export interface Rates {
  /**
   * The buckets that a call takes from in the transaction of the door; none for calls of the platform.
   * @throws {ReadygateError} rate_limited, without asking anybody, while a bucket is known to be empty
   */
  bucketsFor(caller: Caller, method: string, at: Date): readonly Bucket[];
  /** What it found. @throws {ReadygateError} rate_limited */
  note(caller: Caller, refused: Refused | null, at: Date): void;
}

const mostRemembered = 5000;

/** Null sets no limits. Nothing is remembered here that other processes need. */
export function createRates(rates: RequestRates | null): Rates {
  // An empty bucket gains its next call at that time and not before, whoever asks: so it need not be asked.
  const empty = new Map<string, Date>();
  return {
    bucketsFor({ tenantId, accountId }, method, at) {
      if (rates === null || accountId === null) return [];
      const buckets = bucketsOf(rates, personOf(tenantId, accountId), method);
      for (const { name } of buckets) {
        const freeAt = empty.get(`${tenantId} ${name}`);
        if (freeAt && freeAt > at) throw limited(freeAt, at);
      }
      return buckets;
    },
    note({ tenantId }, refused, at) {
      if (refused === null) return;
      const { bucket, freeAt } = refused;
      remember(empty, `${tenantId} ${bucket}`, freeAt, mostRemembered);
      throw limited(freeAt, at);
    },
  };
}

function limited(freeAt: Date, at: Date): ReadygateError {
  const seconds = Math.max(1, Math.ceil((freeAt.getTime() - at.getTime()) / 1000));
  return new ReadygateError('rate_limited', { retryAfterSeconds: seconds });
}

/** Nobody is named where it is kept. */
function personOf(tenantId: string, accountId: string): string {
  return createHash('sha256').update(`${tenantId} ${accountId}`).digest('hex').slice(0, 32);
}

import type { Answer } from '../api.ts';

/**
 * What a caller can tell of an answer: all of it but the time, the id of the request, what they sent
 * themselves, and how long they are to wait, which is drawn by lot.
 */
export function told({ status, headers, body }: Answer, ...sent: string[]): string {
  const { date: _date, 'content-length': _length, 'retry-after': _wait, ...others } = headers;
  const said = typeof body === 'object' && body !== null ? { ...body, requestId: '' } : body;
  return sent.reduce(
    (text, one) => text.replaceAll(one, 'WHAT-WAS-SENT'),
    JSON.stringify([status, others, said]).replace(/"retryAfterSeconds":[\d.]+/, '"a while"'),
  );
}

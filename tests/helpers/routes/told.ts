import type { Answer } from '../api.ts';

/**
 * What a caller can tell of an answer: all of it but the time, the id of the request, and what they sent
 * themselves.
 */
export function told({ status, headers, body }: Answer, ...sent: string[]): string {
  const { date: _date, ...others } = headers;
  const said = typeof body === 'object' && body !== null ? { ...body, requestId: '' } : body;
  return sent.reduce(
    (text, one) => text.replaceAll(one, 'WHAT-WAS-SENT'),
    JSON.stringify([status, others, said]),
  );
}

import type { Span } from '../issue.ts';
import { spanOf } from '../readiness/rule.ts';
import type { SentField } from './egress.ts';
import { originalSpan } from './redact.ts';

/** Letters and digits of a quote at least: a shorter one stands in every text. */
const fewest = 4;
/** UTF-16 units of one at most: a longer one points at nothing. */
const longest = 2000;

/**
 * Where words of a model stand in what was sent, as a span of the issue; null where they do not stand
 * there exactly as given.
 */
export function findQuote(sent: readonly SentField[], quote: string): Span | null {
  const words = quote.trim();
  if (words.length > longest) return null;
  if ((words.match(/[\p{L}\p{N}]/gu) ?? []).length < fewest) return null;
  for (const { field, redacted } of sent) {
    const start = redacted.text.indexOf(words);
    if (start < 0) continue;
    const place = originalSpan(redacted, { start, end: start + words.length });
    return spanOf(field, place.start, place.end);
  }
  return null;
}

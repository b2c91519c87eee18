import { type Digest, digestOf } from '../canonical.ts';
import type { Span } from '../issue.ts';
import type { Json } from '../json.ts';

/**
 * What a draft proposes, together with the words of the issue that ask for it: drafted again from the
 * same words it has the same digest, wherever they stand by then. Ids, rounds and places are no part of it.
 */
export function ideaOf(content: Json, spans: readonly Span[]): Digest {
  return digestOf({
    format: 1,
    content,
    source: spans.map(({ field, text }) => ({ field, text })),
  });
}

import { type Digest, digestOf } from '../canonical.ts';
import type { Base, FieldText, NormalIssue } from '../issue.ts';

/** Values whose change leaves a judgement as it is. */
const irrelevant = new Set(['field:labels']);

/** Whether a judgement depends on a value, by its key. */
export function isRelevant(key: string): boolean {
  return !irrelevant.has(key);
}

/** One digest per relevant part of an issue: what a plan is made from and held against. */
export function baseOf({ texts, type, projectId, subtasks, values }: NormalIssue): Base {
  const base: Base = {
    project: digestOf(projectId),
    type: digestOf(type),
    subtasks: digestOf(subtasks.map(({ id, summary }) => ({ id, summary }))),
  };
  for (const text of texts) base[text.key] = textDigest(text);
  for (const [key, value] of Object.entries(values))
    if (isRelevant(key)) base[key] = digestOf(value);
  return base;
}

/** The digest of a text field in a base. */
export function textDigest({ format, read, text }: FieldText): Digest {
  return digestOf({ format, read, text });
}

/**
 * Digest of what rules judge: the same words in another issue give the same digest. Labels, ids, keys
 * and times are no part of it.
 */
export function contentDigest({ texts, type, values, language }: NormalIssue): Digest {
  const relevant = Object.entries(values).filter(([key]) => isRelevant(key));
  return digestOf({
    kind: type.kind,
    language,
    texts: texts.map(({ key, format, read, text }) => ({ key, format, read, text })),
    values: Object.fromEntries(relevant),
  });
}

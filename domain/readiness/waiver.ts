import { type Digest, digestOf } from '../canonical.ts';
import type { Span } from '../issue.ts';
import type { Json } from '../json.ts';
import type { RuleResult } from '../report.ts';
import { fieldValue } from './formula/field-value.ts';
import type { Rule, Subject } from './rule.ts';

/** That somebody said of an issue: this rule does not apply here, on the evidence it failed for. */
export interface Waiver {
  rule: string;
  evidence: Digest;
}

/** Where a rule does not say what it reads. */
export const allTexts = ['summary', 'description', 'acceptanceCriteria'];

/**
 * What a rule failed for, as it found it: a report may show fewer places. With places: their fields and words
 * with the rule's params, wherever they stand, so that text added elsewhere changes nothing and one more
 * place does. Without places, for what is missing: the fields that the rule reads, as they are.
 */
export function evidenceDigest(
  { id, reads = allTexts }: Pick<Rule, 'id' | 'reads'>,
  { evidence, params }: { evidence: readonly Span[]; params: RuleResult['params'] },
  subject: Subject,
): Digest {
  if (evidence.length > 0) {
    const places = evidence.map(({ field, text }) => ({ field, text }));
    return digestOf({ rule: id, places, params });
  }
  return digestOf({ rule: id, reads: reads.map((name) => [name, partOf(name, subject)]) });
}

function partOf(name: string, subject: Subject): unknown {
  const { issue } = subject;
  if (name === 'updated') return issue.updated;
  if (name === 'type') return issue.type.kind;
  if (name === 'links') return issue.links;
  if (name === 'subtasks') return issue.subtasks.map(({ id, summary }) => ({ id, summary }));
  const isCriteria = name === 'acceptanceCriteria';
  if (name !== 'summary' && name !== 'description' && !isCriteria)
    return fieldValue(name, subject) as Json;
  return issue.texts
    .filter(({ key }) => (isCriteria ? key.startsWith('field:') : key === name))
    .map(({ key, format, read, text }) => ({ key, format, read, text }));
}

import { type Digest, digestOf } from '../canonical.ts';
import type { Block, NormalIssue, Span } from '../issue.ts';
import { contentDigest } from '../normalise/base.ts';
import { findCriteria } from '../readiness/criteria.ts';
import { type Section, type Subject, spanOf } from '../readiness/rule.ts';
import { placeholdersOpen } from '../readiness/rules/placeholders-open.ts';
import { questionsOpen } from '../readiness/rules/questions-open.ts';
import { subjectOf } from '../readiness/subject.ts';
import { type PartName, partNames, partWords } from './parts.ts';

/** The brief of an issue, in the words of the issue: every line is a span of it. */
export interface WorkOrder {
  format: 1;
  issue: { key: string; kind: NormalIssue['type']['kind']; summary: string };
  /** Of the content it was made from. */
  content: Digest;
  components: string[];
  /** Subtasks there are. */
  subtasks: { key: string; summary: string }[];
  parts: Record<PartName, Span[]>;
  /** Areas in which a mistake is dear, with the words that name them. */
  riskAreas: { area: string; spans: Span[] }[];
  /** Parts of which the issue says nothing. */
  missing: PartName[];
  /** Of all the above. */
  digest: Digest;
}

/**
 * The work order of an issue without a model. Nothing is invented: what the issue does not say is
 * listed as missing. The same content gives the same work order, byte for byte.
 */
export function workOrderOf(issue: NormalIssue): WorkOrder {
  const subject = subjectOf(issue, null);
  const parts = partsOf(subject);
  const order = {
    format: 1 as const,
    issue: { key: issue.key, kind: issue.type.kind, summary: subject.summary.text },
    content: contentDigest(issue),
    components: (issue.values['field:components'] as string[] | null | undefined) ?? [],
    subtasks: issue.subtasks.map(({ key, summary }) => ({ key, summary })),
    parts,
    riskAreas: [...subject.risks],
    missing: partNames.filter((name) => name !== 'openQuestions' && parts[name].length === 0),
  };
  return { ...order, digest: digestOf(order) };
}

function partsOf(subject: Subject): WorkOrder['parts'] {
  const parts = Object.fromEntries(
    partNames.map((name) => [name, []]),
  ) as unknown as WorkOrder['parts'];
  parts.acceptanceCriteria = findCriteria(subject.sections).map(({ span }) => span);
  parts.openQuestions = [questionsOpen, placeholdersOpen].flatMap(
    ({ evaluate }) => evaluate(subject, {}).evidence,
  );
  for (const section of subject.sections) {
    const name = partOf(section);
    if (name) parts[name].push(...linesOf(section, parts));
  }
  for (const { part, said } of sentencesOf(subject))
    if (!meets(parts[part], said)) parts[part].push(said);
  return parts;
}

/**
 * The part that a section is, by its title. What stands before the first title says what it is about; a
 * section with another title tells what is behind it. Fields for criteria are told as criteria.
 */
function partOf({ heading, title, field }: Section): PartName | null {
  if (field.key !== 'description') return null;
  if (!heading) return 'objective';
  return partWords.find(([, { title: pattern }]) => pattern.test(title))?.[0] ?? 'background';
}

const told: readonly Block['kind'][] = ['paragraph', 'item', 'cell', 'quote'];

/** The lines of a section, without code and without what is told as a criterion. */
function linesOf({ field, blocks }: Section, { acceptanceCriteria }: WorkOrder['parts']): Span[] {
  return blocks
    .filter(({ kind }) => told.includes(kind))
    .map(({ start, end }) => spanOf(field, start, end))
    .filter((span) => span.text.trim() !== '' && !meets(acceptanceCriteria, span));
}

/** Sentences that say a part, whatever the section is called that they stand in. */
function sentencesOf({ sentences, issue }: Subject): { part: PartName; said: Span }[] {
  return sentences.flatMap(({ field, block, start, end }) => {
    if (field.key === 'summary' || block.kind === 'heading') return [];
    const said = spanOf(field, start, end);
    return partWords
      .filter(([, { words }]) => words?.(issue.language).test(said.text))
      .map(([part]) => ({ part, said }));
  });
}

/** Whether a span has anything in common with one of others. */
function meets(others: readonly Span[], { field, start, end }: Span): boolean {
  return others.some((other) => other.field === field && other.start < end && start < other.end);
}

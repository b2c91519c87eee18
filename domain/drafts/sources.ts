import type { Block, FieldText, Span } from '../issue.ts';
import type { Confidence } from '../plan.ts';
import { findCriteria } from '../readiness/criteria.ts';
import { type Section, type Subject, spanOf } from '../readiness/rule.ts';
import { splitRunTogether } from './run-together.ts';

/** A piece of the issue that asks for work. */
export interface DraftItem {
  text: string;
  span: Span;
  confidence: Confidence;
  /** Ticked off already. */
  done: boolean;
}

const workTitle =
  /tasks?$|to.?do|sub-?tasks?|work items?|implementation|what (is|needs) to be done|deliverables|checklist|requirements?$/i;
const neverWork =
  /steps|reproduc|expected|actual|observed|environment|version|out of scope|non-?goals|not included|links?$|references|background|context|log|stack|question/i;

/**
 * What the issue asks for, by the surest source that has anything: acceptance criteria, checklists and
 * lists below a heading for work, then numbered lists. Steps to reproduce are no work.
 */
export function collectItems({ sections, issue }: Subject): DraftItem[] {
  const criteria = findCriteria(sections).map(({ span, checked }) => ({
    text: span.text,
    span,
    confidence: 'high' as const,
    done: checked,
  }));
  const split = criteria.flatMap((item) =>
    criteria.length === 1 ? runTogether(item.span, sections) : [],
  );
  if (criteria.length >= 2) return criteria;
  if (split.length >= 2) return split;
  const usable = sections.filter(({ title }) => !neverWork.test(title));
  const named = usable
    .filter(({ title }) => workTitle.test(title))
    .flatMap((section) => listItems(section, 'high'));
  if (named.length >= 2) return named;
  if (issue.type.kind === 'bug') return [];
  const numbered = usable.flatMap((section) =>
    listItems(
      { ...section, blocks: section.blocks.filter(({ ordered }) => ordered === true) },
      'low',
    ),
  );
  if (numbered.length >= 2) return numbered;
  for (const section of usable) {
    for (const block of section.blocks) {
      if (block.kind !== 'paragraph' && block.kind !== 'item') continue;
      const pieces = runTogether(spanOf(section.field, block.start, block.end), sections);
      if (pieces.length >= 2) return pieces;
    }
  }
  return criteria;
}

function listItems({ field, blocks }: Section, confidence: Confidence): DraftItem[] {
  return blocks
    .filter(({ kind, level }) => kind === 'item' && (level ?? 1) <= 1)
    .map((block) => itemOf(field, block, confidence));
}

function itemOf(
  field: FieldText,
  { start, end, checked }: Block,
  confidence: Confidence,
): DraftItem {
  const span = spanOf(field, start, end);
  return { text: span.text, span, confidence, done: checked === true };
}

/** The pieces of a list that somebody typed on one line. */
function runTogether(span: Span, sections: readonly Section[]): DraftItem[] {
  const field = sections.find((section) => section.field.key === span.field)?.field;
  if (!field) return [];
  return splitRunTogether(span.text).map(({ start, end }) => {
    const piece = spanOf(field, span.start + start, span.start + end);
    return { text: piece.text, span: piece, confidence: 'low', done: false };
  });
}

import type { Block, Span } from '../issue.ts';
import type { Confidence } from '../plan.ts';
import { findCriteria, itemKind, itemsIn } from '../readiness/criteria.ts';
import { type Section, type Subject, spanOf } from '../readiness/rule.ts';
import { splitRunTogether } from '../text/run-together.ts';
import { looksLikeWork } from './work-words.ts';

/** A piece of the issue that asks for work. */
export interface DraftItem {
  /** Its own line; `span` holds what is nested below it too. */
  title: string;
  span: Span;
  confidence: Confidence;
  /** Ticked off already. */
  done: boolean;
}

const workTitle =
  /tasks?$|^to.?do|sub-?tasks?|work items?|implementation|needs? to be done|deliverables|checklist|requirements?$/i;
const neverWork =
  /steps|reproduc|expected|actual|observed|environment|version|out of scope|non-?goals|not included|links?$|references|background|context|motivation|log|stack|question|example|notes?$/i;
/** A report of what happens: what it lists is what somebody did or saw. */
const report = /\b(?:steps to (?:reproduce|repeat)|(?:expected|actual) (?:results?|behaviou?r))\b/i;

/**
 * What the issue asks for, by the surest source that has anything: acceptance criteria, lists below a
 * heading for work, then any list whose items read like work. Steps to reproduce are no work.
 */
export function collectItems({ sections, issue, description }: Subject): DraftItem[] {
  const criteria = findCriteria(sections).map(({ title, span, checked, source }) => ({
    title,
    span,
    // Nobody called these criteria.
    confidence: source === 'demand' ? ('low' as const) : ('high' as const),
    done: checked,
  }));
  if (criteria.length >= 2) return criteria;
  const usable = sections.filter(({ title }) => !neverWork.test(title));
  const named = usable
    .filter(({ title }) => workTitle.test(title))
    .flatMap((section) => listed(section, 'high'));
  if (named.length >= 2) return named;
  if (issue.type.kind === 'bug' || report.test(description.text)) return [];
  for (const section of usable) {
    const items = listed(section, 'low');
    if (items.length >= 2 && looksLikeWork(section, items)) return items;
  }
  return [];
}

/** The items of a section: its list, or a list that somebody typed on one line. */
function listed(section: Section, confidence: Confidence): DraftItem[] {
  const items = itemsIn(section, 'checklist').map(({ title, span, checked }) => ({
    title,
    span,
    confidence,
    done: checked,
  }));
  if (items.length >= 2) return items;
  for (const block of section.blocks) {
    const pieces = runTogether(section, block, confidence);
    if (pieces.length >= 2) return pieces;
  }
  return [];
}

function runTogether({ field }: Section, block: Block, confidence: Confidence): DraftItem[] {
  if (block.kind !== 'paragraph' && block.kind !== 'item') return [];
  const text = field.text.slice(block.start, block.end);
  return splitRunTogether(text, { ...itemKind(block), isList: false }).map(({ start, end }) => {
    const span = spanOf(field, block.start + start, block.start + end);
    return { title: span.text, span, confidence, done: false };
  });
}

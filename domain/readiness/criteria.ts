import type { Block, FieldText, Span } from '../issue.ts';
import { criteriaHeading } from '../normalise/fields.ts';
import { splitRunTogether } from '../text/run-together.ts';
import { demandedIn } from './demanded.ts';
import { type Section, spanOf } from './rule.ts';
import { scenariosIn } from './scenarios.ts';
import { sectionsNamed } from './sections.ts';

/** One acceptance criterion with its place. */
export interface Criterion {
  /** With what is nested below it. */
  span: Span;
  /** Its own line. */
  title: string;
  checked: boolean;
  source: 'field' | 'heading' | 'checklist' | 'scenario' | 'demand';
}

/**
 * Acceptance criteria, by the surest sign first: a field for them, a heading with a list or with
 * sentences below it, Given/When/Then, a checklist, a list that completes "it must:". Lists that were run together on one line count as
 * the lists they were.
 */
export function findCriteria(sections: readonly Section[]): readonly Criterion[] {
  const found = known.get(sections) ?? readCriteria(sections);
  known.set(sections, found);
  return found;
}

/** Two rules ask; the answer is kept as long as the sections are. */
const known = new WeakMap<readonly Section[], readonly Criterion[]>();

function readCriteria(sections: readonly Section[]): Criterion[] {
  const fields = sections.filter(({ field }) => field.key.startsWith('field:'));
  const named = sectionsNamed(sections, criteriaHeading);
  return (
    criteriaIn(fields, 'field') ??
    criteriaIn(named, 'heading') ??
    some(sections.flatMap(scenarios)) ??
    some(sections.flatMap(checklistIn)) ??
    demandedIn(sections).flatMap((section) => itemsIn(section, 'demand'))
  );
}

function criteriaIn(found: readonly Section[], source: Criterion['source']): Criterion[] | null {
  return (
    some(found.flatMap(scenarios)) ??
    some(found.flatMap((section) => itemsIn(section, source))) ??
    some(found.flatMap((section) => paragraphsIn(section, source)))
  );
}

function scenarios({ field, blocks }: Section): Criterion[] {
  return scenariosIn(field, blocks).map(({ start, end }) =>
    criterion(field, { start, end }, 'scenario'),
  );
}

/** Items of the outermost depth, each with those below it. */
export function itemsIn({ field, blocks }: Section, source: Criterion['source']): Criterion[] {
  const items = blocks.filter(({ kind }) => kind === 'item');
  const outermost = Math.min(...items.map(({ level = 1 }) => level));
  const groups: Block[][] = [];
  for (const item of items)
    if ((item.level ?? 1) === outermost || groups.length === 0) groups.push([item]);
    else groups.at(-1)?.push(item);
  return groups.flatMap(([head, ...below]) => {
    if (!head) return [];
    const end = below.at(-1)?.end ?? head.end;
    const whole = criterion(
      field,
      { ...head, end },
      source,
      field.text.slice(head.start, head.end),
    );
    return groups.length === 1 && below.length === 0 ? split(field, head, source) : [whole];
  });
}

function paragraphsIn({ field, blocks }: Section, source: Criterion['source']): Criterion[] {
  return blocks
    .filter(({ kind }) => kind === 'paragraph' || kind === 'cell')
    .flatMap((block) => split(field, block, source));
}

function checklistIn({ field, blocks }: Section): Criterion[] {
  return blocks
    .filter(({ kind, checked }) => kind === 'item' && checked !== undefined)
    .map((block) => criterion(field, block, 'checklist'));
}

/** The pieces of a block in which somebody typed a whole list, or the block. */
function split(field: FieldText, block: Block, source: Criterion['source']): Criterion[] {
  const text = field.text.slice(block.start, block.end);
  const pieces = splitRunTogether(text, { ...itemKind(block), isList: true });
  if (pieces.length === 0) return [criterion(field, block, source)];
  return pieces.map(({ start, end }) =>
    criterion(field, { start: block.start + start, end: block.start + end }, source),
  );
}

/** What a block says of itself to the search for lists. */
export function itemKind({ kind, ordered }: Block): { item?: 'ordered' | 'bullet' } {
  return kind === 'item' ? { item: ordered ? 'ordered' : 'bullet' } : {};
}

function criterion(
  field: FieldText,
  { start, end, checked }: Pick<Block, 'start' | 'end' | 'checked'>,
  source: Criterion['source'],
  title = field.text.slice(start, end),
): Criterion {
  return { span: spanOf(field, start, end), title, checked: checked === true, source };
}

function some<T>(list: T[]): T[] | null {
  return list.length > 0 ? list : null;
}

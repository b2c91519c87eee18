import type { Block, FieldText, Span } from '../issue.ts';
import { criteriaHeading } from '../normalise/fields.ts';
import { type Section, spanOf } from './rule.ts';
import { sectionsNamed } from './sections.ts';

/** One acceptance criterion with its place. */
export interface Criterion {
  span: Span;
  checked: boolean;
  source: 'field' | 'heading' | 'checklist' | 'scenario';
}

const step = /^\s*(?:\*|-)?\s*\*{0,2}(given|when|then|and|but|scenario)\b/i;

/**
 * Acceptance criteria, by the surest sign first: a field for them, a heading with items, a checklist,
 * Given/When/Then. A heading with one paragraph below it is one criterion.
 */
export function findCriteria(sections: readonly Section[]): Criterion[] {
  const fields = sections.filter(({ field }) => field.key.startsWith('field:'));
  const named = sectionsNamed(sections, criteriaHeading);
  for (const [found, source] of [
    [fields, 'field'],
    [named, 'heading'],
  ] as const) {
    const scenarios = scenariosIn(found);
    if (scenarios.length > 0) return scenarios;
    const items = found.flatMap((section) => itemsIn(section, source));
    if (items.length > 0) return items;
    const paragraphs = found.flatMap((section) => paragraphsIn(section, source));
    if (paragraphs.length > 0) return paragraphs;
  }
  const scenarios = scenariosIn(sections);
  if (scenarios.length > 0) return scenarios;
  return sections.flatMap(checklistIn);
}

function itemsIn({ field, blocks }: Section, source: Criterion['source']): Criterion[] {
  return blocks
    .filter(({ kind }) => kind === 'item')
    .map((block) => criterion(field, block, source));
}

function paragraphsIn(
  { field, blocks, heading }: Section,
  source: Criterion['source'],
): Criterion[] {
  return blocks
    .filter(
      ({ kind, start }) => (kind === 'paragraph' || kind === 'cell') && start !== heading?.start,
    )
    .map((block) => criterion(field, block, source));
}

function checklistIn({ field, blocks }: Section): Criterion[] {
  return blocks
    .filter(({ kind, checked }) => kind === 'item' && checked !== undefined)
    .map((block) => criterion(field, block, 'checklist'));
}

/** A scenario runs from its Given (or Scenario) line to the last line before the next one. */
function scenariosIn(sections: readonly Section[]): Criterion[] {
  return sections.flatMap(({ field, blocks }) => {
    const lines = blocks
      .filter(({ kind }) => kind !== 'code' && kind !== 'heading')
      .flatMap((block) => linesOf(field, block));
    const found: { start: number; end: number; words: Set<string> }[] = [];
    for (const { start, end } of lines) {
      const word = step.exec(field.text.slice(start, end))?.[1]?.toLowerCase();
      const open = found.at(-1);
      if (word === 'given' || word === 'scenario') {
        const continues =
          word === 'given' &&
          open !== undefined &&
          open.words.has('scenario') &&
          open.words.size === 1;
        if (continues) Object.assign(open, { end, words: open.words.add(word) });
        else found.push({ start, end, words: new Set([word]) });
      } else if (open && word) {
        open.end = end;
        open.words.add(word);
      }
    }
    const inline = /\bwhen\b[\s\S]*\bthen\b/i;
    return found
      .filter(({ start, end }) => inline.test(field.text.slice(start, end)))
      .map(({ start, end }) => ({
        span: spanOf(field, start, end),
        checked: false,
        source: 'scenario' as const,
      }));
  });
}

function linesOf({ text }: FieldText, { start, end }: Block): { start: number; end: number }[] {
  const lines = [];
  let offset = start;
  for (const line of text.slice(start, end).split('\n')) {
    if (line.trim() !== '')
      lines.push({
        start: offset + (line.length - line.trimStart().length),
        end: offset + line.trimEnd().length,
      });
    offset += line.length + 1;
  }
  return lines;
}

function criterion(
  field: FieldText,
  { start, end, checked }: Block,
  source: Criterion['source'],
): Criterion {
  return { span: spanOf(field, start, end), checked: checked === true, source };
}

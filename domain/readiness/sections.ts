import type { Block, FieldText } from '../issue.ts';
import { labelsIn } from './labels.ts';
import type { Section } from './rule.ts';

/**
 * Fields cut at their headings. A label in running text, "Steps: …" at the start of a line or after a
 * gap, opens a section too: people lose line breaks when they paste.
 */
export function sectionsOf(fields: readonly FieldText[]): Section[] {
  return fields.flatMap((field) => {
    const sections: Section[] = [{ field, title: '', heading: null, blocks: [] }];
    const open = (heading: Block) => {
      const title = clean(field.text.slice(heading.start, heading.end));
      sections.push({ field, title, heading, blocks: [] });
    };
    for (const block of field.blocks) {
      if (isTitle(block)) open(block);
      else if (block.kind !== 'paragraph' && block.kind !== 'heading')
        sections.at(-1)?.blocks.push(block);
      else
        for (const piece of cutAtLabels(field.text, { ...block, kind: 'paragraph' }))
          if (piece.kind === 'heading') open(piece);
          else sections.at(-1)?.blocks.push(piece);
    }
    return sections;
  });
}

/** The sections whose title matches. */
export function sectionsNamed(sections: readonly Section[], title: RegExp): Section[] {
  return sections.filter((section) => section.heading !== null && title.test(section.title));
}

/** A longer heading is a whole text that lost its line breaks. */
const longestTitle = 120;

function isTitle({ kind, start, end }: Block): boolean {
  return kind === 'heading' && end - start <= longestTitle;
}

/** A paragraph as labels and what follows each of them. */
function cutAtLabels(text: string, block: Block): Block[] {
  const pieces: Block[] = [];
  let from = block.start;
  const take = (end: number) => {
    const piece = text.slice(from, end);
    const start = from + (piece.length - piece.trimStart().length);
    if (piece.trim() !== '') pieces.push({ ...block, start, end: from + piece.trimEnd().length });
  };
  for (const { previous, start, end, next } of labelsIn(text, block)) {
    if (previous < from) continue;
    take(previous);
    pieces.push({ ...block, kind: 'heading', level: 6, start, end });
    from = next;
  }
  take(block.end);
  return pieces;
}

function clean(title: string): string {
  return title
    .replace(/(?<![*_:])[*_:]+$/, '')
    .replace(/^[*_]+/, '')
    .trim();
}

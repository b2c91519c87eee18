import type { Block, FieldText } from '../issue.ts';
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
      if (block.kind === 'heading') open(block);
      else if (block.kind !== 'paragraph') sections.at(-1)?.blocks.push(block);
      else
        for (const piece of cutAtLabels(field.text, block))
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

/** What stands before a colon: a few words at the start of a line, after a gap or a sentence. */
const label =
  /(?:^|\n[ \t]*|[ \t]{2,}|[.!?)*] )([*_]{0,2}(?!(?:given|when|then|and|but|scenario|as an?|i want|so that|https?)\b)\p{L}[\p{L}\p{M} /()&-]{0,38}[\p{L}\p{M})][*_]{0,2})$/iu;
const longestLabel = 50;

/** A paragraph as labels and what follows each of them. Looks at a few characters before each colon. */
function cutAtLabels(text: string, block: Block): Block[] {
  const pieces: Block[] = [];
  let from = block.start;
  const take = (end: number) => {
    const piece = text.slice(from, end);
    const start = from + (piece.length - piece.trimStart().length);
    if (piece.trim() !== '') pieces.push({ ...block, start, end: from + piece.trimEnd().length });
  };
  for (let colon = text.indexOf(':', from); colon >= 0 && colon < block.end; ) {
    const [after = ' '] = text.slice(colon + 1, block.end);
    const before = text.slice(Math.max(from, colon - longestLabel), colon);
    const found = /[\s*_]/.test(after) ? label.exec(before) : null;
    const words = found?.[1];
    if (words) {
      take(colon - words.length);
      pieces.push({ ...block, kind: 'heading', level: 6, start: colon - words.length, end: colon });
      from = colon + 1;
    }
    colon = text.indexOf(':', colon + 1);
  }
  take(block.end);
  return pieces;
}

function clean(title: string): string {
  return title
    .replace(/[*_:]+$/g, '')
    .replace(/^[*_]+/g, '')
    .trim();
}

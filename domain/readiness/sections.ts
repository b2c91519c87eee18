import type { Block, FieldText } from '../issue.ts';
import type { Section } from './rule.ts';

/** Fields cut at their headings. A label at the start of a paragraph, "Steps: …", opens a section too. */
export function sectionsOf(fields: readonly FieldText[]): Section[] {
  return fields.flatMap((field) => {
    const sections: Section[] = [{ field, title: '', heading: null, blocks: [] }];
    for (const block of field.blocks) {
      const title =
        block.kind === 'heading'
          ? field.text.slice(block.start, block.end)
          : inlineLabel(field, block);
      if (title !== null) sections.push({ field, title: clean(title), heading: block, blocks: [] });
      if (block.kind !== 'heading') sections.at(-1)?.blocks.push(block);
    }
    return sections;
  });
}

/** The sections whose title matches. */
export function sectionsNamed(sections: readonly Section[], title: RegExp): Section[] {
  return sections.filter((section) => section.heading !== null && title.test(section.title));
}

const label = /^[*_]{0,2}([\p{L}][\p{L} /()-]{1,38}[\p{L})])[*_]{0,2}:[*_]{0,2}(?=\s|$)/u;

function inlineLabel({ text }: FieldText, { kind, start, end }: Block): string | null {
  if (kind !== 'paragraph') return null;
  return label.exec(text.slice(start, Math.min(end, start + 60)))?.[1] ?? null;
}

function clean(title: string): string {
  return title
    .replace(/[*_:]+$/g, '')
    .replace(/^[*_]+/g, '')
    .trim();
}

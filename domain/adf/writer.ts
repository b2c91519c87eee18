import type { Block } from '../issue.ts';

/** What a block inherits from the nodes around it. */
export interface Place {
  kind: Block['kind'];
  path: string;
  depth: number;
  ordered?: boolean;
  level?: number;
  checked?: boolean;
}

export interface Writer {
  text(): string;
  readonly blocks: Block[];
  /** Whether it made a block: white space makes none. */
  line(content: string, place: Place): boolean;
  /** A further line of the block that was written last. */
  more(content: string): void;
}

/** Collects the text of a document, one line per block, with the blocks over it. */
export function createWriter(): Writer {
  let text = '';
  const blocks: Block[] = [];

  return {
    text: () => text,
    blocks,

    line(content, { kind, path, ordered, level, checked }) {
      if (text !== '') text += '\n';
      const start = text.length;
      text += content.toWellFormed();
      if (content.trim() === '') return false;
      const facts = {
        ...(level === undefined ? {} : { level }),
        ...(ordered === undefined ? {} : { ordered }),
        ...(checked === undefined ? {} : { checked }),
      };
      blocks.push({ kind, start, end: text.length, ...facts, path });
      return true;
    },

    more(content) {
      text += `\n${content.toWellFormed()}`;
      const last = blocks.at(-1);
      if (last && content.trim() !== '') last.end = text.length;
    },
  };
}

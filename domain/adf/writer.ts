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

/** Code within a line, by offsets in it. */
interface Piece {
  start: number;
  end: number;
}

export interface Writer {
  text(): string;
  readonly blocks: Block[];
  /** Whether it made a block: white space makes none. */
  line(content: string, place: Place, code?: readonly Piece[]): boolean;
  /** A further line of the block that was written last. */
  more(content: string, code?: readonly Piece[]): void;
}

/** Collects the text of a document, one line per block, with the blocks over it. */
export function createWriter(): Writer {
  let text = '';
  const blocks: Block[] = [];

  return {
    text: () => text,
    blocks,

    line(content, { kind, path, ordered, level, checked }, code = []) {
      if (text !== '') text += '\n';
      const start = text.length;
      text += content.toWellFormed();
      if (content.trim() === '') return false;
      const facts = {
        ...(level === undefined ? {} : { level }),
        ...(ordered === undefined ? {} : { ordered }),
        ...(checked === undefined ? {} : { checked }),
        ...(code.length === 0 ? {} : { code: moved(code, start) }),
      };
      blocks.push({ kind, start, end: text.length, ...facts, path });
      return true;
    },

    more(content, code = []) {
      text += `\n${content.toWellFormed()}`;
      const last = blocks.at(-1);
      if (!last || content.trim() === '') return;
      last.end = text.length;
      if (code.length > 0)
        last.code = [...(last.code ?? []), ...moved(code, text.length - content.length)];
    },
  };
}

function moved(pieces: readonly Piece[], by: number): Piece[] {
  return pieces.map(({ start, end }) => ({ start: start + by, end: end + by }));
}

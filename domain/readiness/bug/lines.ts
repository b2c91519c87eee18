import type { Block, FieldText } from '../../issue.ts';
import { isProse } from './prose.ts';

/** A line of prose without its marks. */
export interface Line {
  start: number;
  end: number;
  /** The title of a section. */
  heading: boolean;
  /** An entry of a list, also where the number was typed by hand. */
  item: boolean;
  /** An entry with a number. */
  ordered: boolean;
  /** Marked as what comes of the line before: "» …", "→ …". */
  outcome: boolean;
  /** Not of the same paragraph as the line before. */
  apart: boolean;
}

/** The lines of a field outside code; logs and the like are left out, wrapped lines are joined. */
export function linesOf(field: FieldText): Line[] {
  return field.blocks.flatMap((block) => (block.kind === 'code' ? [] : linesIn(field, block)));
}

function linesIn({ text }: FieldText, block: Block): Line[] {
  const lines: Line[] = [];
  let offset = block.start;
  let apart = true;
  for (const raw of text.slice(block.start, block.end).split('\n')) {
    const start = offset;
    offset += raw.length + 1;
    const { skip, numbered, outcome } = marksOf(raw);
    const line = {
      start: start + skip,
      end: start + raw.trimEnd().length,
      heading: block.kind === 'heading',
      item: numbered || block.kind === 'item',
      ordered: numbered || block.ordered === true,
      outcome,
      apart,
    };
    if (line.end <= line.start) {
      apart = true;
      continue;
    }
    if (!isProse(text.slice(line.start, line.end))) continue;
    const last = lines.at(-1);
    if (last && skip === raw.length - raw.trimStart().length && goesOn(text, last, line))
      last.end = line.end;
    else lines.push(line);
    apart = false;
  }
  return lines;
}

const marks = /^[\s>»→⇒|*_~•#–—=-]*/;
const number =
  /^(?:\(?\d{1,2}[.)/](?=[\s\p{L}])\)?|[a-z]\)(?=\s)|(?:step|schritt|étape|paso) \d{1,2}\b[.:)]?)\s*/iu;

function marksOf(line: string): { skip: number; numbered: boolean; outcome: boolean } {
  const [lead = ''] = marks.exec(line) ?? [];
  const [digits = ''] = number.exec(line.slice(lead.length, lead.length + 20)) ?? [];
  const outcome = /[»→⇒]|[=-]>/.test(lead);
  return { skip: lead.length + digits.length, numbered: digits !== '', outcome };
}

/** Whether a line goes on with the sentence of the one before: in lower case, with no mark of an end. */
function goesOn(text: string, last: Line, line: Line): boolean {
  if (last.end - last.start < shortestWrapped) return false;
  if (/[.!?:;]/.test(text.charAt(last.end - 1))) return false;
  return /\p{Ll}/u.test(text.charAt(line.start));
}

/** Shorter lines were not wrapped but ended. */
const shortestWrapped = 50;

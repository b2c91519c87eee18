interface Piece {
  start: number;
  end: number;
}

const mono = /`[^`\n]+`|\{\{[^{}\n]+\}\}/g;
const marker = /\{(?:code|noformat)(?::[^{}\n]{0,80})?\}|\n/g;

/**
 * Code within the lines of a block: what a document marks so, backticks, {{…}}, and {code} that opens
 * and closes on one line.
 */
export function inlineCode(
  text: string,
  { start, end, code = [] }: Piece & { code?: readonly Piece[] },
): Piece[] {
  const block = text.slice(start, end);
  if (code.length === 0 && !/[`{]/.test(block)) return [];
  const found: Piece[] = [...code];
  for (const { index, 0: all } of block.matchAll(mono))
    found.push({ start: start + index, end: start + index + all.length });
  let open: number | null = null;
  for (const { index, 0: mark } of block.matchAll(marker)) {
    if (mark === '\n') open = null;
    else if (open === null) open = start + index;
    else {
      found.push({ start: open, end: start + index + mark.length });
      open = null;
    }
  }
  return merged(found.toSorted((a, b) => a.start - b.start));
}

/** Pieces in order, those that overlap as one. */
function merged(pieces: readonly Piece[]): Piece[] {
  const found: Piece[] = [];
  for (const piece of pieces) {
    const last = found.at(-1);
    if (last && piece.start < last.end) last.end = Math.max(last.end, piece.end);
    else found.push({ ...piece });
  }
  return found;
}

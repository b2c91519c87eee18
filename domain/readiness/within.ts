interface Piece {
  start: number;
  end: number;
}

/**
 * Whether an offset lies in one of the pieces. Asked with rising offsets only, over pieces in order, so
 * that a whole text takes one pass.
 */
export function within(pieces: readonly Piece[]): (offset: number) => boolean {
  let next = 0;
  return (offset) => {
    while ((pieces[next]?.end ?? Number.POSITIVE_INFINITY) <= offset) next += 1;
    return (pieces[next]?.start ?? Number.POSITIVE_INFINITY) <= offset;
  };
}

/** Whether an offset of a field lies in code; asked with rising offsets only. */
export function inCode({ blocks }: { blocks: readonly (Piece & { kind: string })[] }) {
  return within(blocks.filter(({ kind }) => kind === 'code'));
}

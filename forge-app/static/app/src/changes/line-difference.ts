export interface Line {
  sign: '+' | '−' | ' ';
  text: string;
}

/** What became of lines: those that both have keep their order, the others came or went. */
export function lineDifference(before: readonly string[], after: readonly string[]): Line[] {
  const shared = commonLengths(before, after);
  const lines: Line[] = [];
  let [at, to] = [0, 0];
  while (at < before.length || to < after.length) {
    const [old, now] = [before[at], after[to]];
    if (old !== undefined && old === now) {
      lines.push({ sign: ' ', text: old });
      at += 1;
      to += 1;
    } else if (old !== undefined && lengthAt(shared, at + 1, to) >= lengthAt(shared, at, to + 1)) {
      lines.push({ sign: '−', text: old });
      at += 1;
    } else if (now !== undefined) {
      lines.push({ sign: '+', text: now });
      to += 1;
    } else {
      lines.push({ sign: '−', text: old ?? '' });
      at += 1;
    }
  }
  return lines;
}

/** How many lines the rests from each pair of places on have in common. */
function commonLengths(before: readonly string[], after: readonly string[]): number[][] {
  const lengths = before.map(() => after.map(() => 0));
  for (let at = before.length - 1; at >= 0; at -= 1)
    for (let to = after.length - 1; to >= 0; to -= 1) {
      const row = lengths[at];
      if (!row) continue;
      row[to] =
        before[at] === after[to]
          ? 1 + lengthAt(lengths, at + 1, to + 1)
          : Math.max(lengthAt(lengths, at + 1, to), lengthAt(lengths, at, to + 1));
    }
  return lengths;
}

function lengthAt(lengths: readonly number[][], at: number, to: number): number {
  return lengths[at]?.[to] ?? 0;
}

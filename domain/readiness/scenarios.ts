import type { Block, FieldText } from '../issue.ts';

interface Place {
  start: number;
  end: number;
}

const step = /^[*-]?\s*\*{0,2}(given|when|then|and|but|scenario)\b/i;

/** Scenarios: from a Given (or Scenario) line to the last step before the next one. */
export function scenariosIn(field: FieldText, blocks: readonly Block[]): Place[] {
  const found: (Place & { words: Set<string> })[] = [];
  const lines = blocks
    .filter(({ kind }) => kind !== 'code' && kind !== 'heading')
    .flatMap((block) => linesOf(field, block));
  for (const { start, end } of lines) {
    const word = step.exec(field.text.slice(start, end))?.[1]?.toLowerCase();
    const open = found.at(-1);
    const begins = word === 'scenario' || (word === 'given' && !isBare(open?.words));
    if (word && begins) found.push({ start, end, words: new Set([word]) });
    else if (word && open) Object.assign(open, { end, words: open.words.add(word) });
  }
  return found.filter(({ start, end }) => hasOutcome(field.text.slice(start, end)));
}

/** A title that still waits for its Given. */
function isBare(words: Set<string> | undefined): boolean {
  return words?.size === 1 && words.has('scenario');
}

function hasOutcome(text: string): boolean {
  const condition = /\bwhen\b/i.exec(text);
  return condition !== null && /\bthen\b/i.test(text.slice(condition.index));
}

function linesOf({ text }: FieldText, { start, end }: Block): Place[] {
  const lines = [];
  let offset = start;
  for (const line of text.slice(start, end).split('\n')) {
    const lead = line.length - line.trimStart().length;
    if (line.trim() !== '')
      lines.push({ start: offset + lead, end: offset + line.trimEnd().length });
    offset += line.length + 1;
  }
  return lines;
}

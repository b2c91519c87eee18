import type { Block, FieldText } from '../issue.ts';

interface Place {
  start: number;
  end: number;
}

/** The words of Gherkin, each in English, German, French and Spanish. */
const title = 'scenario|szenario|scénario|escenario';
const given = 'given|angenommen|gegeben|étant donnée?s?|soit|dad[oa]s?';
const when = 'when|wenn|quand|lorsque|cuando';
const then = 'then|dann|alors|entonces';
const further = 'and|but|und|aber|et|mais|y|pero';

const word = (words: string) => `(?<!\\p{L})(?:${words})(?!\\p{L})`;
const step = new RegExp(
  String.raw`^[*-]?\s*\*{0,2}(${word([title, given, when, then, further].join('|'))})`,
  'iu',
);
const isTitle = new RegExp(`^(?:${title})$`, 'iu');
const isGiven = new RegExp(`^(?:${given})$`, 'iu');
const condition = new RegExp(word(when), 'iu');
const outcome = new RegExp(word(then), 'iu');

/** Scenarios: from a Given (or Scenario) line to the last step before the next one. */
export function scenariosIn(field: FieldText, blocks: readonly Block[]): Place[] {
  const found: (Place & { isBare: boolean })[] = [];
  const lines = blocks
    .filter(({ kind }) => kind !== 'code' && kind !== 'heading')
    .flatMap((block) => linesOf(field, block));
  for (const { start, end } of lines) {
    const first = step.exec(field.text.slice(start, end))?.[1];
    if (first === undefined) continue;
    const open = found.at(-1);
    // A title still waits for its Given.
    if (isTitle.test(first)) found.push({ start, end, isBare: true });
    else if (isGiven.test(first) && !open?.isBare) found.push({ start, end, isBare: false });
    else if (open) Object.assign(open, { end, isBare: false });
  }
  return found.filter(({ start, end }) => hasOutcome(field.text.slice(start, end)));
}

function hasOutcome(text: string): boolean {
  const found = condition.exec(text);
  return found !== null && outcome.test(text.slice(found.index));
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

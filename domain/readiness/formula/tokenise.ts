import { FormulaError, longestFormula } from './formula.ts';

export interface FormulaToken {
  kind: 'number' | 'text' | 'word' | 'sign' | 'end';
  text: string;
  /** Its first character, from 1. */
  at: number;
}

const token =
  /(?<number>\d+(?:\.\d+)?)|(?<text>"(?:[^"\\]|\\["\\])*")|(?<word>[A-Za-z_]\w*(?:\.\w+)?)|(?<sign><=|>=|!=|[=<>()])/y;

/**
 * The words and signs of a formula, with an end. Each character is looked at once.
 * @throws {FormulaError}
 */
export function tokeniseFormula(text: string): FormulaToken[] {
  if (text.length > longestFormula)
    throw new FormulaError(longestFormula + 1, `at most ${longestFormula} characters`);
  const tokens: FormulaToken[] = [];
  let index = 0;
  for (;;) {
    while (/\s/.test(text.charAt(index))) index++;
    if (index >= text.length) break;
    token.lastIndex = index;
    const groups = token.exec(text)?.groups;
    const found = Object.entries(groups ?? {}).find(([, value]) => value !== undefined);
    if (!found) {
      const expected = text[index] === '"' ? 'a closing quote' : 'a name, a value or a sign';
      throw new FormulaError(index + 1, expected);
    }
    const [kind, value] = found;
    tokens.push({ kind: kind as FormulaToken['kind'], text: value ?? '', at: index + 1 });
    index = token.lastIndex;
  }
  tokens.push({ kind: 'end', text: '', at: text.length + 1 });
  return tokens;
}

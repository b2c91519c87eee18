import {
  deepestFormula,
  type Formula,
  FormulaError,
  type Operand,
  type Operator,
  type Place,
} from './formula.ts';
import { type FormulaToken, tokeniseFormula } from './tokenise.ts';

const operators: readonly string[] = ['=', '!=', '<', '<=', '>', '>='] satisfies Operator[];
/** What is counted besides fields. */
const things = ['criteria', 'risks', 'subtasks', 'links'];
const ordering = new Set(['<', '<=', '>', '>=']);

/**
 * A formula from its text. Time is linear in its length; length and depth are limited.
 *
 *     formula = and { "or" and } ; and = not { "and" not } ; not = { "not" } one
 *     one     = "(" formula ")" | "empty" "(" place ")" | operand operator operand
 *     operand = number | text | "true" | "false" | "type" | field | ( "count" | "words" ) "(" place ")"
 *     place   = "criteria" | "risks" | "subtasks" | "links" | field ; field = "fields." name
 *
 * @throws {FormulaError} with the character and what is expected there
 */
export function parseFormula(text: string): Formula {
  const reader = new Reader(tokeniseFormula(text));
  const formula = reader.formula(0);
  reader.end();
  return formula;
}

class Reader {
  private readonly tokens: readonly FormulaToken[];
  private index = 0;

  constructor(tokens: readonly FormulaToken[]) {
    this.tokens = tokens;
  }

  formula(depth: number): Formula {
    return this.chain('or', () => this.chain('and', () => this.not(depth)));
  }

  end(): void {
    if (this.next.kind !== 'end') throw this.wrong('and, or, or the end');
  }

  private chain(kind: 'and' | 'or', part: () => Formula): Formula {
    const first = part();
    const parts = [first];
    while (this.takes(kind)) parts.push(part());
    return parts.length === 1 ? first : { kind, parts };
  }

  private not(depth: number): Formula {
    if (depth > deepestFormula) throw this.wrong(`at most ${deepestFormula} levels`);
    if (this.takes('not')) return { kind: 'not', of: this.not(depth + 1) };
    if (this.takes('(')) {
      const inner = this.formula(depth + 1);
      this.needs(')');
      return inner;
    }
    if (this.takes('empty')) return { kind: 'empty', of: this.argument() };
    return this.comparison();
  }

  private comparison(): Formula {
    const left = this.operand();
    const operator = this.next.text as Operator;
    if (!operators.includes(operator)) throw this.wrong(`one of ${operators.join(' ')}`);
    this.index++;
    const right = this.operand();
    checkSides(left, operator, right);
    return { kind: 'compare', operator, left, right };
  }

  private operand(): Operand {
    const { kind, text, at } = this.next;
    if (kind === 'number') return this.past({ kind: 'literal', value: Number(text), at });
    if (kind === 'text') {
      const value = text.slice(1, -1).replaceAll(/\\(["\\])/g, '$1');
      return this.past({ kind: 'literal', value, at });
    }
    if (text === 'true' || text === 'false')
      return this.past({ kind: 'literal', value: text === 'true', at });
    if (text === 'type') return this.past({ kind: 'type', name: text, at });
    if (text === 'count' || text === 'words') {
      this.index++;
      const of = this.argument();
      if (text === 'words' && of.kind !== 'field') throw new FormulaError(of.at, 'fields.…');
      return { kind: text, of, at };
    }
    const name = fieldName(text);
    if (name) return this.past({ kind: 'field', name, at });
    throw this.wrong('a condition or a value: number, "text", fields.…, type, count(…), words(…)');
  }

  private argument(): Place {
    this.needs('(');
    const { text, at } = this.next;
    const name = fieldName(text);
    if (!name && !things.includes(text))
      throw this.wrong('criteria, risks, subtasks, links or fields.…');
    this.index++;
    this.needs(')');
    return name ? { kind: 'field', name, at } : { kind: text as 'criteria', name: text, at };
  }

  private get next(): FormulaToken {
    return this.tokens[this.index] ?? { kind: 'end', text: '', at: 1 };
  }

  private past<T>(value: T): T {
    this.index++;
    return value;
  }

  private takes(text: string): boolean {
    const { next } = this;
    if (next.text !== text || next.kind === 'text') return false;
    this.index++;
    return true;
  }

  private needs(text: string): void {
    if (!this.takes(text)) throw this.wrong(`"${text}"`);
  }

  private wrong(expected: string): FormulaError {
    return new FormulaError(this.next.at, expected);
  }
}

function fieldName(text: string): string | null {
  return /^fields\.([A-Za-z]\w*)$/.exec(text)?.[1] ?? null;
}

/** Numbers are compared with numbers; order is for numbers alone. */
function checkSides(left: Operand, operator: Operator, right: Operand): void {
  const sides = [left, right] as const;
  for (const [one, other] of [sides, sides.toReversed()] as [Operand, Operand][]) {
    const kind = kindOf(one);
    if (ordering.has(operator) && kind !== 'number' && kind !== 'any')
      throw new FormulaError(one.at, 'a number');
    if (kind === 'any' || kindOf(other) === 'any' || kind === kindOf(other)) continue;
    const literal = other.kind === 'literal' ? other : one;
    throw new FormulaError(literal.at, `a ${kindOf(literal === one ? other : one)}`);
  }
}

function kindOf(operand: Operand): string {
  if (operand.kind === 'literal')
    return typeof operand.value === 'string' ? 'text' : typeof operand.value;
  if (operand.kind === 'field') return 'any';
  return operand.kind === 'type' ? 'text' : 'number';
}

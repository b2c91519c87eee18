/** A condition over an issue, as a pack writes it: `not empty(fields.estimate) or count(criteria) >= 3`. */
export type Formula =
  | { kind: 'and' | 'or'; parts: Formula[] }
  | { kind: 'not'; of: Formula }
  | { kind: 'empty'; of: Place }
  | { kind: 'compare'; operator: Operator; left: Operand; right: Operand };

export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=';

export type Operand =
  | { kind: 'literal'; value: number | string | boolean; at: number }
  | { kind: 'type'; at: number }
  | { kind: 'field'; name: string; at: number }
  | { kind: 'count' | 'words'; of: Place; at: number };

/** What can be empty and be counted: criteria, risk areas, or a field. `at` is the first character, from 1. */
export type Place = { kind: 'criteria' | 'risks' | 'field'; name: string; at: number };

/** UTF-16 units of a formula. */
export const longestFormula = 1000;
/** Brackets and `not` inside each other. */
export const deepestFormula = 20;

/** A formula that cannot be read: at which character, from 1, and what would be right there. */
export class FormulaError extends Error {
  readonly position: number;
  readonly expected: string;

  constructor(position: number, expected: string) {
    super(`At character ${position}: expected ${expected}`);
    this.position = position;
    this.expected = expected;
  }
}

/** The fields that a formula looks at, in its order. */
export function fieldsOf(formula: Formula): { name: string; at: number }[] {
  switch (formula.kind) {
    case 'and':
    case 'or':
      return formula.parts.flatMap(fieldsOf);
    case 'not':
      return fieldsOf(formula.of);
    case 'empty':
      return fieldIn(formula.of);
    case 'compare':
      return [formula.left, formula.right].flatMap((side) =>
        'of' in side ? fieldIn(side.of) : fieldIn(side),
      );
  }
}

function fieldIn(place: Operand | Place): { name: string; at: number }[] {
  return place.kind === 'field' ? [{ name: place.name, at: place.at }] : [];
}

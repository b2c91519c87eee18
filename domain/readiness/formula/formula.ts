/** A condition over an issue, as a pack writes it: `not empty(fields.estimate) or count(criteria) >= 3`. */
export type Formula =
  | { kind: 'and' | 'or'; parts: Formula[] }
  | { kind: 'not'; of: Formula }
  | { kind: 'empty'; of: Place }
  | { kind: 'compare'; operator: Operator; left: Operand; right: Operand };

export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=';

export type Operand =
  | { kind: 'literal'; value: number | string | boolean; at: number }
  | { kind: 'type' | 'field'; name: string; at: number }
  | { kind: 'count' | 'words'; of: Place; at: number };

/** What a formula looks at. `at` is the first character, from 1. */
export interface Place {
  kind: 'criteria' | 'risks' | 'subtasks' | 'links' | 'field' | 'type';
  name: string;
  at: number;
}

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
export function fieldsOf(formula: Formula): Place[] {
  return placesOf(formula).filter(({ kind }) => kind === 'field');
}

/** What a formula looks at: fields, subtasks, links, and the texts in which it looks for criteria and risks. */
export function readsOf(formula: Formula): string[] {
  const read = {
    ...{ type: ['type'], criteria: bodies, risks: ['summary', ...bodies] },
    ...{ subtasks: ['subtasks'], links: ['links'] },
  };
  const names = placesOf(formula).flatMap(({ kind, name }) =>
    kind === 'field' ? [name] : read[kind],
  );
  return [...new Set(names)].sort();
}

const bodies = ['description', 'acceptanceCriteria'];

function placesOf(formula: Formula): Place[] {
  switch (formula.kind) {
    case 'and':
    case 'or':
      return formula.parts.flatMap(placesOf);
    case 'not':
      return placesOf(formula.of);
    case 'empty':
      return [formula.of];
    case 'compare':
      return [formula.left, formula.right].flatMap(placeIn);
  }
}

function placeIn(operand: Operand): Place[] {
  if ('of' in operand) return [operand.of];
  return operand.kind === 'literal' ? [] : [operand];
}

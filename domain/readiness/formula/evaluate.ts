import type { FieldText } from '../../issue.ts';
import { findCriteria } from '../criteria.ts';
import type { Subject } from '../rule.ts';
import { type FieldValue, fieldValue, isEmpty } from './field-value.ts';
import type { Formula, Operand, Operator, Place } from './formula.ts';
import { absent, isUnknown, type Unknown, unreadable } from './unknown.ts';

/** Whether a formula holds, or why that cannot be said. */
export type Truth = boolean | Unknown;

/**
 * Whether a formula holds for an issue. What is unknown makes the answer unknown only where the rest does
 * not settle it: `true or unknown` is true.
 */
export function evaluateFormula(formula: Formula, subject: Subject): Truth {
  switch (formula.kind) {
    case 'and':
      return settled(formula.parts, false, subject);
    case 'or':
      return settled(formula.parts, true, subject);
    case 'not': {
      const inner = evaluateFormula(formula.of, subject);
      return isUnknown(inner) ? inner : !inner;
    }
    case 'empty':
      return emptiness(formula.of, subject);
    case 'compare':
      return compare(
        operandValue(formula.left, subject),
        formula.operator,
        operandValue(formula.right, subject),
      );
  }
}

/** One part that is `settling` settles it; else something unknown leaves it open. */
function settled(parts: readonly Formula[], settling: boolean, subject: Subject): Truth {
  const truths = parts.map((part) => evaluateFormula(part, subject));
  if (truths.includes(settling)) return settling;
  const unknowns = truths.filter(isUnknown);
  return unknowns.find(({ unknown }) => unknown === 'unreadable') ?? unknowns[0] ?? !settling;
}

function emptiness(place: Place, subject: Subject): Truth {
  if (place.kind !== 'field') {
    const { found, open } = countIn(place, subject);
    return found === 0 && open ? open : found === 0;
  }
  const value = fieldValue(place.name, subject);
  return isUnknown(value) ? value : isEmpty(value);
}

function operandValue(operand: Operand, subject: Subject): FieldValue {
  switch (operand.kind) {
    case 'literal':
      return operand.value;
    case 'type':
      return subject.issue.type.kind;
    case 'field':
      return fieldValue(operand.name, subject);
    case 'count': {
      if (operand.of.kind !== 'field') {
        const { found, open } = countIn(operand.of, subject);
        return open ?? found;
      }
      const value = fieldValue(operand.of.name, subject);
      if (isUnknown(value)) return value;
      return isEmpty(value) ? 0 : Array.isArray(value) ? value.length : 1;
    }
    case 'words':
      return wordsIn(operand.of.name, subject);
  }
}

/** What was found of criteria, risk areas, subtasks or links; `open`: why there may be more. */
function countIn(place: Place, subject: Subject): { found: number; open?: Unknown } {
  const { texts, unread = [] } = subject.issue;
  if (place.kind === 'subtasks' || place.kind === 'links') {
    const found = subject.issue[place.kind].length;
    return unread.includes(place.kind) ? { found, open: absent } : { found };
  }
  const looked: FieldText[] =
    place.kind === 'criteria' ? texts.filter(({ key }) => key !== 'summary') : texts;
  const found =
    place.kind === 'criteria' ? findCriteria(subject.sections).length : subject.risks.length;
  return looked.some(({ read }) => read === 'unreadable') ? { found, open: unreadable } : { found };
}

/** Words outside code in the summary and the description; all words in any other field. */
function wordsIn(name: string, subject: Subject): FieldValue {
  const value = fieldValue(name, subject);
  if (isUnknown(value)) return value;
  if (name === 'summary' || name === 'description')
    return subject.tokens.filter(({ field }) => field.key === name).length;
  const members = [value].flat();
  if (members.some(isUnknown)) return unreadable;
  return members.join(' ').match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

function compare(left: FieldValue, operator: Operator, right: FieldValue): Truth {
  if (isUnknown(left)) return left;
  if (isUnknown(right)) return right;
  if (operator === '=' || operator === '!=') {
    const same = isSame(left, right) || isSame(right, left);
    if (!same && [left, right].flat().some(isUnknown)) return unreadable;
    return operator === '=' ? same : !same;
  }
  // What is empty is neither more nor less than anything.
  if (isEmpty(left) || isEmpty(right)) return false;
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a === null || b === null) return unreadable;
  if (operator === '<') return a < b;
  if (operator === '<=') return a <= b;
  return operator === '>' ? a > b : a >= b;
}

/** Equal; a list equals each of its members, a number its text. */
function isSame(a: FieldValue, b: FieldValue): boolean {
  if (Array.isArray(a)) return a.some((member) => member === b);
  if (typeof a === 'number') return numberOf(b) === a;
  return a === b;
}

function numberOf(value: FieldValue): number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\s*-?\d+(?:\.\d+)?\s*$/.test(value) ? Number(value) : null;
}

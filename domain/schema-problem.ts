import type { ErrorObject } from 'ajv/dist/2020.js';

/** What is wrong with a document: where, as steps from its root, and what would be right. */
export interface Problem {
  steps: string[];
  expected: string;
  /** The character of a text at the place, from 1. */
  position?: number;
}

/** The deepest complaint: of an "any of" the one that came furthest. */
export function schemaProblem(errors: readonly ErrorObject[], expected: string): Problem {
  const [error] = errors.toSorted((a, b) => stepsOf(b).length - stepsOf(a).length);
  return error ? { steps: stepsOf(error), expected: expectation(error) } : { steps: [], expected };
}

/** The JSON pointer of a place. */
export function pointerTo(steps: readonly string[]): string {
  return steps.map((step) => `/${escaped(step)}`).join('');
}

function stepsOf({ instancePath, params }: ErrorObject): string[] {
  const steps = instancePath.split('/').slice(1).map(unescaped);
  const name: unknown = params.additionalProperty ?? params.propertyName;
  return typeof name === 'string' ? [...steps, name] : steps;
}

function expectation({ keyword, message = '', params }: ErrorObject): string {
  if (keyword === 'enum') return `one of ${String(params.allowedValues)}`;
  if (keyword === 'const') return String(params.allowedValue);
  if (keyword === 'additionalProperties') return 'no such member';
  if (keyword === 'propertyNames') return 'the id of a rule';
  return message;
}

const escaped = (step: string) => step.replaceAll('~', '~0').replaceAll('/', '~1');
const unescaped = (step: string) => step.replaceAll('~1', '/').replaceAll('~0', '~');

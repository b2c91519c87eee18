import { Ajv2020 as Ajv } from 'ajv/dist/2020.js';
import { ReadygateError } from './errors.ts';
import type { Tier } from './plan.ts';
import { defaultPolicy, type Policy } from './policy.ts';
import { policySchema } from './policy-schema.ts';
import { type Problem, pointerTo, schemaProblem } from './schema-problem.ts';

/** A policy as its author writes it; the version is given when it is published. */
export type PolicyDraft = Omit<Policy, 'version'>;

const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(
  policySchema,
);

/**
 * A policy from a value that came from outside.
 * @throws {ReadygateError} invalid_policy with path and expectation
 */
export function parsePolicy(value: unknown): PolicyDraft {
  const draft = value as PolicyDraft;
  const problem = validate(value)
    ? contradiction(draft)
    : schemaProblem(validate.errors ?? [], 'a policy');
  if (problem === null) return draft;
  throw new ReadygateError('invalid_policy', {
    path: pointerTo(problem.steps),
    expected: problem.expected,
  });
}

/** What a schema cannot say. */
function contradiction({ id, tiers, expiryHours, reminderHours }: PolicyDraft): Problem | null {
  if (id === defaultPolicy.id) return { steps: ['id'], expected: 'an id of its own' };
  if (reminderHours !== null && reminderHours >= expiryHours)
    return { steps: ['reminderHours'], expected: 'less than expiryHours' };
  for (const name of ['low', 'medium', 'high'] satisfies Tier[]) {
    const { approvers, reviewers } = tiers[name];
    const { accounts, groups, roles } = approvers ?? {};
    if (accounts && !groups && !roles && accounts.length < reviewers)
      return {
        steps: ['tiers', name, 'approvers', 'accounts'],
        expected: 'at least as many as reviewers',
      };
  }
  return null;
}

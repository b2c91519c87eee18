import type { Config } from '../../../bin/config.ts';
import { createPerson, type Person } from '../../../dev/person.ts';
import { refineOnce } from '../once.ts';
import { runActivities } from './activities.ts';
import { startInProcess } from './product.ts';
import { startRecordingProxy } from './proxy.ts';
import type { Recording } from './step.ts';
import { createTape, type Tape } from './tape.ts';

export interface RecordOptions {
  config: Config;
  jiraOrigin: string;
  tenantId: string;
  installationId: string;
  accountId: string;
  tokens: { app: string; user: string };
  projectId: string;
  /** Two issues: what only a first refinement does is not recorded. */
  issues: readonly [string, string];
}

/**
 * Does two refinements with the product's own API and activities in this process, and answers with
 * all that the second one asked of PostgreSQL and of Jira.
 */
export async function recordRefinement(options: RecordOptions): Promise<Recording> {
  const { jiraOrigin, tenantId, installationId, accountId, tokens, issues } = options;
  const tape = createTape();
  const undo: (() => Promise<unknown>)[] = [];
  try {
    const proxy = await startRecordingProxy({ jiraOrigin, appToken: tokens.app, tape });
    undo.push(() => proxy.close());
    const invocation = {
      tenantId,
      installationId,
      environment: 'DEVELOPMENT' as const,
      apiBaseUrl: `${proxy.origin}/ex/jira/${tenantId}`,
      appVersion: null,
      accountId,
      moduleKey: 'readygate-issue',
      licence: null,
    };
    const inside = { ...options, jiraOrigin: proxy.origin, invocation, tape };
    const { apiOrigin, activities } = await startInProcess(inside, undo);
    const until = runActivities(activities, tenantId, tape);
    const person = tapedPerson(apiOrigin, tokens, tape);
    for (const issue of issues) {
      tape.clear();
      await refineOnce(person, issue, until);
    }
    return tape.recording(issues[1], new Set([tenantId, installationId]));
  } finally {
    for (const step of undo.reverse()) await step();
  }
}

/** A person each of whose calls is a step, answered with the reply. */
function tapedPerson(apiOrigin: string, tokens: RecordOptions['tokens'], tape: Tape): Person {
  const person = createPerson({
    apiOrigin: () => apiOrigin,
    signToken: async () => 'not.looked.at',
    appToken: () => tokens.app,
    userToken: () => tokens.user,
  });
  return {
    ...person,
    propose: (...args) => tape.step('propose', () => person.propose(...args)),
    refinement: (...args) => tape.step('refinement', () => person.refinement(...args)),
    plan: (...args) => tape.step('plan', () => person.plan(...args)),
    decide: (...args) => tape.step('decide', () => person.decide(...args)),
  };
}

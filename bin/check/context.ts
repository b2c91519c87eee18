import { isReadygateError } from '../../domain/errors.ts';
import type { NormalIssue, StatusCategory } from '../../domain/issue.ts';
import { withStates } from '../../domain/normalise/links.ts';
import { foldedSummary } from '../../domain/readiness/same-summary.ts';
import { normalised } from './checked.ts';
import type { InputIssue } from './input-issue.ts';

/** What the judgement of an issue takes from the others of a file. */
export interface Context {
  /** The issue with the states of those that it is linked with, and how many others have its summary. */
  of(issue: NormalIssue): { issue: NormalIssue; sameSummaries: number | null };
}

/** Where nothing is known of others. */
export const alone: Context = { of: (issue) => ({ issue, sameSummaries: null }) };

/** Reads a file through for what its issues are called and where they stand. */
export async function readContext(inputs: AsyncIterable<InputIssue>): Promise<Context> {
  const states = new Map<string, StatusCategory | null>();
  const called = new Map<string, number>();
  for await (const input of inputs) {
    const issue = readable(input);
    if (!issue) continue;
    for (const name of [issue.id, issue.key]) states.set(name, issue.statusCategory);
    const name = counted(issue);
    if (name !== null) called.set(name, (called.get(name) ?? 0) + 1);
  }
  return {
    of(issue) {
      const own = counted(issue);
      const others = (called.get(nameOf(issue) ?? '') ?? 0) - (own === null ? 0 : 1);
      return {
        issue: withStates(issue, (id) => states.get(id)),
        sameSummaries: Math.max(0, others),
      };
    },
  };
}

/** The name under which an issue counts for others: those that are done, and parts of others, do not. */
function counted(issue: NormalIssue): string | null {
  const isAside = issue.statusCategory === 'done' || issue.type.kind === 'subtask';
  return isAside ? null : nameOf(issue);
}

function nameOf({ projectKey, texts }: NormalIssue): string | null {
  const summary = foldedSummary(texts);
  return summary === null ? null : JSON.stringify([projectKey, summary]);
}

/** Null for what cannot be read: it is told of where it is judged. */
function readable(input: InputIssue): NormalIssue | null {
  if ('error' in input) return null;
  try {
    return normalised(input);
  } catch (error) {
    if (!isReadygateError(error)) throw error;
    return null;
  }
}

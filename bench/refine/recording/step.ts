import type { Template } from './template.ts';

type Text = string | Template;

/** A prepared statement; strings among its values are templates. */
export interface Statement {
  name: string;
  text: string;
  values: unknown[];
}

/** One transaction: groups of statements that are sent together, one group after the other. */
export interface Transaction {
  kind: 'transaction';
  /** Begins it and names the tenant. */
  begin: string;
  groups: Statement[][];
  /** The commit travels with the last group. */
  commitWithLast: boolean;
}

export interface JiraCall {
  method: string;
  /** With query, from the origin. */
  path: Text;
  /** Whose token it carries. */
  as: 'app' | 'user';
  body: Text | null;
}

/** Calls of Jira that are made together. */
export interface JiraCalls {
  kind: 'calls';
  calls: JiraCall[];
}

export type Action = Transaction | JiraCalls;

/** What one request to the API or one activity does, in order, and what it answers. */
export interface Step {
  name: string;
  actions: Action[];
  answer: Text;
}

/** What one refinement does. Steps of one name stand in the order in which they happened. */
export interface Recording {
  steps: Step[];
}

import type { AdfDoc, Json } from '../../domain/json.ts';

/** An issue of a backlog before a simulator gives it an id. */
export interface BacklogIssue {
  key: string;
  /** Name of the issue type: Story, Task, Bug, Epic, Spike, Sub-task, Service Request. */
  type: string;
  summary: string;
  description: AdfDoc | null;
  status: 'To Do' | 'In Progress' | 'In Review' | 'Done';
  priority: string | null;
  reporter: string | null;
  assignee: string | null;
  labels: string[];
  components: string[];
  parent: string | null;
  /** ISO date; null takes the date of the import. */
  created: string | null;
  /** Name of a security level of the project. */
  security: string | null;
  /** Further fields by id. */
  fields: Record<string, Json>;
  comments: BacklogComment[];
}

export interface BacklogComment {
  author: string;
  internal: boolean;
  body: AdfDoc;
}

/** A file that is not a backlog: where, and what was expected there. */
export class BacklogError extends Error {
  readonly file: string;
  readonly line: number;
  readonly expected: string;

  constructor(file: string, line: number, expected: string) {
    super(`${file}, line ${line}: expected ${expected}`);
    this.file = file;
    this.line = line;
    this.expected = expected;
  }
}

/** An issue with nothing but the given members. */
export function backlogIssue(
  given: Pick<BacklogIssue, 'key' | 'type' | 'summary'> & Partial<BacklogIssue>,
): BacklogIssue {
  return {
    description: null,
    status: 'To Do',
    priority: 'Medium',
    reporter: null,
    assignee: null,
    labels: [],
    components: [],
    parent: null,
    created: null,
    security: null,
    fields: {},
    comments: [],
    ...given,
  };
}

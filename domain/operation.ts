import type { Digest } from './canonical.ts';
import type { AdfDoc, Json } from './json.ts';

export type Audience = 'everyone' | 'internal' | 'customer';

/** Something of Jira by id. The name is what a reader was shown; it is never sent. */
export interface Named {
  id: string;
  name: string;
}

export interface CreateSubtask {
  format: 1;
  kind: 'createSubtask';
  issueId: string;
  projectId: string;
  issueTypeId: string;
  fields: { summary: string; description?: AdfDoc } & { [fieldId: string]: Json | AdfDoc };
}

export interface AddComment {
  format: 1;
  kind: 'addComment';
  issueId: string;
  body: AdfDoc;
  audience: Audience;
}

/** A place between two nodes. Its neighbours tell whether it is still the same place. */
export interface Anchor {
  /** JSON pointer to the place in a list of nodes: `/content/3` is before the node that is fourth now. */
  path: string;
  /** Digests of the nodes on both sides; null where there is none. */
  before: Digest | null;
  after: Digest | null;
}

export interface Insertion {
  at: Anchor;
  nodes: Json[];
}

/**
 * Puts nodes between those of the description. `before` and `after` are digests of the description as
 * in the base of a plan. Places are those of the document before any of the insertions.
 */
export interface InsertSections {
  format: 1;
  kind: 'insertSections';
  issueId: string;
  insertions: Insertion[];
  before: Digest;
  after: Digest;
}

/** Takes nodes out of the description; no draft does so. Places as in `InsertSections`. */
export interface RemoveSections {
  format: 1;
  kind: 'removeSections';
  issueId: string;
  /** `path` leads to the first of the nodes. */
  cuts: { path: string; nodes: Json[] }[];
  before: Digest;
  after: Digest;
}

export interface SetAssignee {
  format: 1;
  kind: 'setAssignee';
  issueId: string;
  /** Account ids; null: nobody. */
  from: Named | null;
  to: Named | null;
}

export interface SetLabels {
  format: 1;
  kind: 'setLabels';
  issueId: string;
  add: string[];
  remove: string[];
}

export interface SetComponents {
  format: 1;
  kind: 'setComponents';
  issueId: string;
  add: Named[];
  remove: Named[];
}

export interface LinkIssues {
  format: 1;
  kind: 'linkIssues';
  issueId: string;
  /** `name` is the phrase from this issue to the other: "blocks", "is blocked by". */
  type: Named;
  /** `out`: this issue is the one that blocks. */
  direction: 'out' | 'in';
  /** Named by its key. */
  other: Named;
}

/** Deletes what Readygate created; used by an undo only. */
export interface DeleteCreated {
  format: 1;
  kind: 'deleteSubtask' | 'deleteComment' | 'removeLink';
  /** The issue to which it belongs. */
  issueId: string;
  /** A subtask is named by its key, a link by its phrase and the other issue's key. */
  target: Named;
}

/** A Jira write in canonical form: ids only are sent, because keys change when an issue moves. */
export type Operation =
  | CreateSubtask
  | AddComment
  | InsertSections
  | RemoveSections
  | SetAssignee
  | SetLabels
  | SetComponents
  | LinkIssues
  | DeleteCreated;

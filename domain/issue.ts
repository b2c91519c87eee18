import type { Digest } from './canonical.ts';
import type { Json, Time } from './json.ts';
import type { ChosenFields } from './normalise/chosen-fields.ts';

/** `field:` and the Jira field id, as in `field:customfield_10042` and `field:labels`. */
export type FieldKey = 'summary' | 'description' | `field:${string}`;

/** A piece of a field's text: UTF-16 units, half-open, `text` is the slice at the offsets. */
export interface Span {
  field: FieldKey;
  start: number;
  end: number;
  text: string;
}

/** A structural piece of a field's text; offsets as in `Span`. */
export interface Block {
  kind: 'heading' | 'paragraph' | 'item' | 'code' | 'quote' | 'cell' | 'other';
  start: number;
  end: number;
  /** 1 to 6 for a heading, nesting depth from 1 for an item. */
  level?: number;
  ordered?: boolean;
  checked?: boolean;
  /** Code within its lines that a document marks as such; in other formats signs in the text tell. */
  code?: { start: number; end: number }[];
  /** JSON pointer to the ADF node the block was read from. */
  path?: string;
}

/** One text field. `unreadable` means its content could not be read, never that it is missing. */
export interface FieldText {
  key: FieldKey;
  format: 'text' | 'wiki' | 'adf';
  read: 'ok' | 'empty' | 'unreadable';
  /** For text and wiki markup the field exactly as given; for ADF the text extracted from it. */
  text: string;
  blocks: Block[];
}

export type IssueKind = 'story' | 'task' | 'bug' | 'epic' | 'spike' | 'subtask' | 'other';
export type StatusCategory = 'new' | 'indeterminate' | 'done';
export type Language = 'en' | 'de' | 'fr' | 'es' | 'unknown';

/** An issue as rules and drafts see it: the same Jira content gives the same value. */
export interface NormalIssue {
  format: 1;
  id: string;
  key: string;
  projectId: string;
  projectKey: string;
  updated: Time | null;
  type: { id: string | null; kind: IssueKind };
  statusCategory: StatusCategory | null;
  /** Its status as its site has it; left out where that is not known. */
  status?: { id: string | null; name: string };
  /** What somebody asks of a service project; left out elsewhere, and where that is not known. */
  service?: true;
  language: Language;
  /** In the order of their keys. */
  texts: FieldText[];
  /** Other fields, sets inside them sorted. */
  values: Record<string, Json>;
  /** Fields that a rule pack chose, by the name it gives to each. */
  named?: Record<string, FieldKey>;
  /** The choice itself: a pack that chooses otherwise would have found other fields. */
  chosen?: ChosenFields;
  /** In the order of their ids, as are the links. */
  subtasks: { id: string; key: string; summary: string }[];
  links: IssueLink[];
  /** What was not read: nothing is known of it. */
  unread?: ('subtasks' | 'links')[];
}

/** A link as it is seen from one of its ends. */
export interface IssueLink {
  type: string;
  direction: 'in' | 'out';
  /** The issue at the other end. */
  id: string;
  /** The other issue holds this one up. */
  blocks?: true;
  /** Of the other issue; left out where that is not known. */
  category?: StatusCategory;
}

/** A part of an issue that a row can depend on. */
export type BaseField = FieldKey | 'type' | 'subtasks' | 'project';

/** One digest per relevant field: what a plan was made from. */
export type Base = Record<string, Digest>;

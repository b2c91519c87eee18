import type { FieldText } from '../../issue.ts';

export interface Place {
  start: number;
  end: number;
}

/** A story sentence with the parts that it has. Every place lies in the field's text. */
export interface Story {
  field: FieldText;
  /** From its first word to its last. */
  whole: Place;
  role: Place | null;
  action: Place | null;
  benefit: Place | null;
  /** What it asks for, one place for each action. */
  actions: readonly Place[];
}

/** What a story sentence is made of, in the order in which people miss it. */
export const storyParts = ['role', 'action', 'benefit'] as const;
export type Part = (typeof storyParts)[number];

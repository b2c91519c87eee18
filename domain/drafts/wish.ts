/** What somebody wants drafted for an issue. */
export interface Wish {
  format: 1;
  /** The text that is missing in the description, subtasks, or both. */
  propose: ('sections' | 'subtasks')[];
}

/** Of whoever says nothing: the text that is missing, and what the issue lists itself as subtasks. */
export const defaultWish: Wish = { format: 1, propose: ['sections', 'subtasks'] };

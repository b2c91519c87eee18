/** Plain JSON, as it crosses a process boundary. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A UUID in its lower-case text form. */
export type Uuid = string;

/** UTC with milliseconds, `2026-11-24T10:00:00.000Z`. */
export type Time = string;

/** A document in Atlassian Document Format. */
export interface AdfDoc {
  version: 1;
  type: 'doc';
  content: Json[];
}

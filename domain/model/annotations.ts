import type { Span } from '../issue.ts';
import type { Time } from '../json.ts';
import type { Confidence } from '../plan.ts';
import type { ReachedCeiling } from './ceilings.ts';

/** What a remark rests on. */
export type RemarkSource =
  | { kind: 'issue'; span: Span }
  | { kind: 'rule'; rule: string }
  | { kind: 'assumption' };

/** One thing that a model says of an issue. */
export interface Remark {
  remark: string;
  confidence: Confidence;
  source: RemarkSource;
  /** Numbers, names and endpoints in it that the issue does not have. */
  ungrounded: string[];
}

/** What a model said beside a report, or why it said nothing. It is no part of the report. */
export type Annotations = { format: 2; prompt: string; at: Time } & (
  | { state: 'made'; model: string; remarks: Remark[]; refused: number }
  | ({ state: 'failed'; code: string } & Partial<ReachedCeiling>)
);

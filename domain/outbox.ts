import type { Json } from './json.ts';

/** A start or a signal to deliver to Temporal. Arguments hold ids, numbers and digests only. */
export interface OutboxMessage {
  workflowId: string;
  kind: 'start' | 'signal';
  /** The workflow type or the signal. */
  name: string;
  args: Json[];
}

/** An issue of the past, as far as suggesting a person for it needs it. */
export interface PastIssue {
  key: string;
  summary: string;
  description: string;
  components: readonly string[];
  labels: readonly string[];
  /** Any stable name of a person; null where nobody was assigned. */
  assignee: string | null;
  /** Milliseconds since 1970, UTC. */
  created: number;
  /** As `created`; null while it is open. */
  resolved: number | null;
}

/** What may be known of an issue before somebody has it. */
export type NewIssue = Omit<PastIssue, 'assignee' | 'resolved'>;

/** The part of a key before its number: `SHOP` of `SHOP-12`. */
export function projectOf(key: string): string {
  const dash = key.lastIndexOf('-');
  return dash > 0 ? key.slice(0, dash) : key;
}

/** One changed field in the history of an issue. */
export interface FieldChange {
  /** Milliseconds since 1970, by Jira's clock. */
  at: number;
  accountId: string | null;
  /** As Jira's history calls it: `description`, `labels`, `Link`. */
  field: string;
  /** Ids where the field holds such, and what Jira shows for it. */
  from: string | null;
  fromText: string;
  to: string | null;
  toText: string;
}

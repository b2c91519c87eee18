import type { Digest } from './canonical.ts';
import type { Span } from './issue.ts';

export type Outcome = 'pass' | 'fail' | 'not_applicable' | 'unreadable';
export type Severity = 'critical' | 'warning' | 'info';
export type ReadinessStatus = 'ready' | 'needs_work' | 'not_ready';

/**
 * What one rule says of one issue. Words come from the catalogue and are never stored; a rule of a pack's own
 * has its words in params.
 */
export interface RuleResult {
  rule: string;
  outcome: Outcome;
  severity: Severity;
  /** False for a hint: shown, without effect on score or status. */
  counts: boolean;
  weight: number;
  evidence: Span[];
  params: Record<string, string | number>;
  /** It failed, and somebody said that it does not apply here. */
  waived?: true;
}

/** The judgement of one revision of one issue. */
export interface Report {
  format: 1;
  pack: { id: string; version: string; digest: Digest };
  /** The day that rules about age looked from; null where none was given. */
  asOf: string | null;
  content: Digest;
  /** 0 to 100. */
  score: number;
  status: ReadinessStatus;
  /** By rule id. */
  results: RuleResult[];
  /** Areas that it touches in which a mistake is dear, with the words that say so; left out where there are none. */
  risks?: { area: string; evidence: Span[] }[];
  /** Digest of the report without this member; it holds no key and no id. */
  digest: Digest;
}

/** Ids of the rules that an issue failed, in order. */
export function failedRules({ results }: Pick<Report, 'results'>): string[] {
  return results.filter(({ outcome }) => outcome === 'fail').map(({ rule }) => rule);
}

/** Ids of the failed rules that count: what is asked of the issue. A hint asks for nothing. */
export function askingRules({ results }: Pick<Report, 'results'>): ReadonlySet<string> {
  return new Set(
    results.filter(({ outcome, counts }) => outcome === 'fail' && counts).map(({ rule }) => rule),
  );
}

/** What work is for. Each stops at its own part of the hour, so that the later ones keep theirs. */
export type Purpose = 'sweep' | 'refinement' | 'verification';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Jira's limits as an operator sets them. */
export interface LimitSettings {
  /** Points per hour of one pool. */
  pointsPerHour: number;
  /** One pool of the app over all tenants, or one per tenant. */
  pool: 'app' | 'tenant';
  /** Percent of an hour's points that sweeps leave alone from, and that only verification may use. */
  sweepPercent: number;
  verificationPercent: number;
  /** How many times what is left to others one tenant may use of a common pool. */
  fairness: number;
  /** Calls per second of one process to one endpoint of one tenant. */
  burst: Record<Method, number>;
  /** Writes of all processes to one issue within so many seconds. */
  issueWrites: readonly Window[];
}

/** At most so many within so many seconds. */
export interface Window {
  most: number;
  seconds: number;
}

/** The published figures, but half of the bursts: several processes share them, and each counts its own. */
export const defaultLimits: LimitSettings = {
  pointsPerHour: 65_000,
  pool: 'app',
  sweepPercent: 60,
  verificationPercent: 10,
  fairness: 4,
  burst: { GET: 50, POST: 50, PUT: 25, DELETE: 25 },
  issueWrites: [
    { most: 20, seconds: 2 },
    { most: 100, seconds: 30 },
  ],
};

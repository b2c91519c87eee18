import type { VerifyToken } from '../clients/forge/verify-token.ts';
import type { JiraClient } from '../clients/jira/client.ts';
import type { WithTenant } from '../db/tenant-tx.ts';

/** What the API is made of. */
export interface ApiDeps {
  withTenant: WithTenant;
  jira: JiraClient;
  verifyToken: VerifyToken;
  clock: () => Date;
  /** Writes one event with codes, ids and numbers. */
  log: (event: string, data?: Record<string, string | number>) => void;
  securityContact: string | null;
  /** Milliseconds. Default: 20 s and 4 s; the platform gives up after 25 s and 5 s. */
  timeouts?: { call: number; event: number };
}

import type { VerifyToken } from '../clients/forge/verify-token.ts';
import type { JiraClient } from '../clients/jira/client.ts';
import type { WithTenant } from '../db/tenant-tx.ts';
import type { OperatorLimits } from '../domain/model/ceilings.ts';
import type { ModelWork } from '../domain/model/prompt.ts';
import type { PackFile } from '../domain/readiness/pack/pack.ts';
import type { Profile } from '../domain/work-order/profile.ts';

/** What the API is made of. */
export interface ApiDeps {
  withTenant: WithTenant;
  jira: JiraClient;
  verifyToken: VerifyToken;
  clock: () => Date;
  /** Writes one event with codes, ids and numbers. */
  log: (event: string, data?: Record<string, string | number>) => void;
  securityContact: string | null;
  /** Rule packs that ship, by id. */
  packs: ReadonlyMap<string, PackFile>;
  /** Ways to hand over a work order, by id. */
  profiles: ReadonlyMap<string, Profile>;
  /** What is known here of models: no key, and none is ever asked. */
  model: {
    /** The endpoint that the operator offers to tenants without one of their own. */
    offered: { baseUrl: string; model: string; limits: OperatorLimits } | null;
    /** Prompts by profile. */
    work: ReadonlyMap<string, ModelWork>;
  };
  /** Whether workflows are read, for which the manifest needs a scope of its own. Default: no. */
  listsGates?: boolean;
  /** Milliseconds. Default: 20 s and 4 s; the platform gives up after 25 s and 5 s. */
  timeouts?: { call: number; event: number };
}

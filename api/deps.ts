import type { VerifyToken } from '../clients/forge/verify-token.ts';
import type { JiraClient } from '../clients/jira/client.ts';
import type { WithTenant } from '../db/tenant-tx.ts';
import type { ErrorCode } from '../domain/errors.ts';
import type { LicenceRules } from '../domain/licence.ts';
import type { OperatorLimits } from '../domain/model/ceilings.ts';
import type { ModelWork } from '../domain/model/prompt.ts';
import type { PackFile } from '../domain/readiness/pack/pack.ts';
import type { RequestRates } from '../domain/request-rates.ts';
import type { Profile } from '../domain/work-order/profile.ts';

import type { Timeouts } from './connections.ts';
import type { Pressure } from './pressure.ts';

/** What the API is made of. */
export interface ApiDeps {
  withTenant: WithTenant;
  jira: JiraClient;
  verifyToken: VerifyToken;
  clock: () => Date;
  /** Writes one event with codes, ids and numbers. */
  log: (event: string, data?: Record<string, string | number>) => void;
  /** Whom to tell of a weakness; null serves no security.txt. */
  securityContact: string | null;
  /** Until when that holds and where it is said. Default: half a year from now, and nowhere. */
  securityNotice?: { expires: Date | null; origin: string | null };
  /** What administrators are told of the deployment. Default: nothing. */
  operator?: { region: string | null; supportContact: string | null; notice: string | null };
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
    /** As those who ask models count what they reserve. */
    countTokens: (text: string) => Promise<number>;
  };
  /** By the licences in tokens. Default: none is looked at. */
  licensing?: LicenceRules | null;
  /** Whether workflows are read, for which the manifest needs a scope of its own. Default: no. */
  listsGates?: boolean;
  /** How often people may call, over all processes. Default: as often as they like. */
  rates?: RequestRates;
  /** Why no more can be done in time now; null while it can. Default: it always can. */
  pressure?: () => Pressure | null;
  /** Told of each refusal. */
  noteRefusal?: (code: ErrorCode) => void;
  /** Default: those of `defaultTimeouts`. */
  timeouts?: Partial<Timeouts>;
}

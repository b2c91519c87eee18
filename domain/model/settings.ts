import { webhookUrlProblem } from '../webhook-url.ts';
import type { EgressRules } from './egress.ts';
import type { Prices } from './spending.ts';

/** An endpoint of a tenant's own. */
export interface TenantEndpoint {
  /** Up to and with `/v1` or what stands in its place. */
  baseUrl: string;
  model: string;
  key: string;
}

/** What a tenant lets a model be asked. Everything is off until somebody turns it on. */
export interface ModelSettings {
  on: boolean;
  /** Null: the one that the operator offers. */
  endpoint: TenantEndpoint | null;
  /** Of the profiles that ship, by id. */
  profile: string;
  /** Keys of the fields that may leave: `summary`, `description`, `field:…`. */
  fields: string[];
  /** Words that are taken out before anything leaves. */
  names: string[];
  /** Of a day, in UTC. */
  dailyTokens: number;
  /** In the unit of the prices. Without prices it holds nothing back. */
  dailyMoney: number;
  prices: Prices;
}

export const defaultModelSettings: ModelSettings = {
  on: false,
  endpoint: null,
  profile: 'default',
  fields: ['summary', 'description'],
  names: [],
  dailyTokens: 200_000,
  dailyMoney: 0,
  prices: { input: 0, output: 0 },
};

/** The settings as rules for what leaves. */
export function egressRules(
  { fields, names }: ModelSettings,
  { model, answerTokens }: { model: string; answerTokens: number },
): EgressRules {
  return { model, fields, names, answerTokens };
}

/** Why an address cannot be that of a model; null where it can. Where it leads is seen when it is used. */
export function modelUrlProblem(text: string): string | null {
  const problem = webhookUrlProblem(text);
  if (problem) return problem;
  const { search, hash } = new URL(text);
  return search || hash || text.includes('?') || text.includes('#') ? 'holds a query' : null;
}

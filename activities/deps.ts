import type pg from 'pg';
import type { JiraClient } from '../clients/jira/client.ts';
import type { ModelClient } from '../clients/model/model-client.ts';
import type { WebhookClient } from '../clients/webhook/webhook.ts';
import type { WithTenant } from '../db/tenant-tx.ts';
import type { ClarificationRef } from '../domain/clarification/clarification.ts';
import type { OperatorLimits } from '../domain/model/ceilings.ts';
import type { ModelWork } from '../domain/model/prompt.ts';
import type { NotifyRef } from '../domain/notification.ts';
import type { OutboxMessage } from '../domain/outbox.ts';
import type { Pack } from '../domain/readiness/pack/pack.ts';
import type { RefinementRef } from '../domain/refinement.ts';
import type { SweepRef } from '../domain/sweep.ts';

/** Seconds, but for `origin`. */
export interface WritingSettings {
  /** How long one write may take. */
  sendSeconds: number;
  /** How long after its deadline an effect may still become visible. */
  settleSeconds: number;
  /** Between two look-ups that find nothing. */
  lookupGapSeconds: number;
  /** The line that says who wrote a text; part of what is approved. */
  origin: string;
}

/** What activities may know of Temporal. */
export interface Runs {
  isOpen(ref: RefinementRef): Promise<boolean>;
  /** The message that starts a run. */
  start(ref: RefinementRef): OutboxMessage;
  /** The message that a refinement was cancelled. */
  cancelled(ref: RefinementRef): OutboxMessage;
  /** The message that has people told. */
  notify(ref: NotifyRef): OutboxMessage;
  /** The runs of sweeps. */
  sweeps: {
    isOpen(ref: SweepRef): Promise<boolean>;
    start(ref: SweepRef): OutboxMessage;
    /** The message that somebody paused or cancelled it. */
    changed(ref: SweepRef): OutboxMessage;
  };
  /** The runs that wait for answers to questions. */
  answers: {
    isOpen(ref: ClarificationRef): Promise<boolean>;
    start(ref: ClarificationRef): OutboxMessage;
    /** The message that has the issue looked at again. */
    heard(ref: ClarificationRef): OutboxMessage;
    /** The message that somebody ended the wait. */
    ended(ref: ClarificationRef): OutboxMessage;
  };
}

/** What models are asked with, where a tenant lets them be asked. */
export interface ModelDeps {
  client: ModelClient;
  /** The endpoint that the operator offers to tenants without one of their own. */
  offered: { baseUrl: string; apiKey: string; model: string; limits: OperatorLimits } | null;
  /** Prompts by profile. */
  work: ReadonlyMap<string, ModelWork>;
  countTokens: (text: string) => Promise<number>;
}

export interface ActivityDeps {
  withTenant: WithTenant;
  jira: JiraClient;
  /** Null where nothing ever asks a model, as in measurements. */
  model: ModelDeps | null;
  webhook: WebhookClient;
  pack: Pack;
  clock: () => Date;
  writing: WritingSettings;
  clockPool: pg.Pool;
  /** Hours without a call after which an installation is taken to be gone. */
  silentAfterHours: number;
  runs: Runs;
}

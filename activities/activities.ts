import type {
  ClarificationOutcome,
  ClarificationRef,
  ClarificationWait,
} from '../domain/clarification/clarification.ts';
import type { Time, Uuid } from '../domain/json.ts';
import type { NotifyRef } from '../domain/notification.ts';
import type { PublishInput } from '../domain/publishing/message.ts';
import type { RefinementOutcome, RefinementRef, WaitState } from '../domain/refinement.ts';
import type { SweepRef, SweepState } from '../domain/sweep.ts';

/**
 * What a refinement does next. Every step activity answers with one, so that a run that starts
 * anew goes on from whatever state it finds. Ids, codes and numbers only: it enters history.
 */
export type NextStep =
  | { next: 'annotate' }
  | { next: 'draft' }
  | { next: 'wait'; wait: WaitState }
  | { next: 'apply'; planId: Uuid }
  | { next: 'verify'; planId: Uuid }
  /** No live token: try `resume` again when somebody brings one, at the latest at `until`. */
  | { next: 'token'; resume: 'analyse' | 'draft' | 'apply' | 'verify'; planId?: Uuid; until: Time }
  | { next: 'closed'; outcome: RefinementOutcome };

export interface PlanStepInput extends RefinementRef {
  planId: Uuid;
}

export interface CloseInput extends RefinementRef {
  outcome: RefinementOutcome;
  /** Code of what ended it, where something did. */
  problem?: string;
}

/** What a clarification does next. Times and codes only: it enters history. */
export type ClarifyStep =
  | { next: 'wait'; wait: ClarificationWait }
  | { next: 'closed'; outcome: ClarificationOutcome };

export interface EndClarificationInput extends ClarificationRef {
  /** Code of what ended it before its time. */
  problem?: string;
}

export interface JudgeInput {
  tenantId: Uuid;
  issueId: string;
  /** Its project as whoever asked saw it; releases before did not say. */
  projectId?: string;
}

export interface JudgeResult {
  /** Null where the issue could not be read. */
  score: number | null;
  code:
    | 'judged'
    | 'unchanged'
    | 'issue_unreadable'
    | 'waiting_for_token'
    | 'project_off'
    /** Its rules do not judge issues like it. */
    | 'left_out'
    | 'quota_exceeded';
}

export interface MessageInput {
  tenantId: Uuid;
  notificationId: Uuid;
}

/** How a message ended. `unknown`: it may have gone out. */
export type MessageState = 'sent' | 'skipped' | 'failed' | 'unknown';

export interface GatherInput {
  tenantId: Uuid;
  projectId: string;
}

export interface TestModelInput {
  tenantId: Uuid;
}

/** How many refinements were looked at and started again, plans told of anew, things ended, installations suspended. */
export interface Reconciled {
  checked: number;
  restarted: number;
  messages: number;
  ended: number;
  suspended: number;
}

/** What a sweep does next. Codes and times only: it enters history. */
export type SweepStep =
  | { next: 'more' }
  /** Jira asks to wait, or no live token is at hand. */
  | { next: 'wait'; until: Time }
  /** This run is over: complete, or somebody or a ceiling ended it. */
  | { next: 'ended'; state: SweepState };

export interface EndSweepInput extends SweepRef {
  /** Code of what ended it. */
  problem: string;
}

export interface VerifyAuditsInput {
  /** Left out: every tenant whose chain was not verified lately. */
  tenantId?: Uuid;
}

/** Everything the workflows ask of the world. Each may run twice; each writes its own audit entry. */
export interface Activities {
  /** Reads the issue, runs the rules and stores the report. No plan, no write. */
  judgeOnce(input: JudgeInput): Promise<JudgeResult>;
  /** Claims the refinement for its generation, judges the issue, and says where to go on. */
  analyseIssue(ref: RefinementRef): Promise<NextStep>;
  /** Adds the model's annotations to the report; a failure leaves the report as it is. */
  annotateReport(ref: RefinementRef): Promise<void>;
  /** Drafts, checks, seals and stores a plan, or ends with nothing to propose. */
  draftPlan(ref: RefinementRef): Promise<NextStep>;
  /** Holds the plan against the issue as it is now: kept, replaced or cleared. */
  revalidatePlan(input: PlanStepInput): Promise<NextStep>;
  /** Writes the released rows through the ledger. */
  applyPlan(input: PlanStepInput): Promise<NextStep>;
  /** Reads back what was written, judges again and closes, or goes on waiting for open rows. */
  verifyPlan(input: PlanStepInput): Promise<NextStep>;
  remindApprovers(input: PlanStepInput): Promise<NextStep>;
  /** Expires every row that was not released, unless a decision was faster. */
  expirePlan(input: PlanStepInput): Promise<NextStep>;
  /** Writes outcome and projection. Retries without limit. */
  closeRefinement(input: CloseInput): Promise<NextStep>;
  /** Says where a clarification stands. */
  resumeClarification(ref: ClarificationRef): Promise<ClarifyStep>;
  /** Judges the issue again and notes which questions are settled; closes when all are. */
  judgeAnswers(ref: ClarificationRef): Promise<ClarifyStep>;
  /** Has people told once that nobody answered, where their tenant turned that on. */
  remindAsked(ref: ClarificationRef): Promise<ClarifyStep>;
  /** Ends a clarification whose time is over, or that cannot go on. */
  endClarification(input: EndClarificationInput): Promise<ClarifyStep>;
  /** Writes down which messages are due because a plan reached a stage, and gives their ids. */
  noteMessages(ref: NotifyRef): Promise<Uuid[]>;
  /** Sends one message, once at most. */
  sendMessage(input: MessageInput): Promise<MessageState>;
  /** Tells every tenant that wants it what waits, once a day. */
  sendDigests(): Promise<{ sent: number }>;
  /** Asks the model of a tenant once, without any issue, so that its administrators see whether it answers. */
  testModel(input: TestModelInput): Promise<{ code: string }>;
  /** Publishes scores that are due, as long as it may. What waits asks for itself through the outbox. */
  publishDue(input: PublishInput): Promise<{ next: 'more' | 'done' }>;
  /**
   * Looks for open refinements that no run drives and starts them again; ends what tenants left behind;
   * suspends installations that fell silent.
   */
  reconcileOnce(): Promise<Reconciled>;
  /** Reads what followed on the finished issues of a project, as far as they changed since the last time. */
  gatherOutcomes(input: GatherInput): Promise<{ gathered: number }>;
  /** Judges the next page of a sweep and keeps what came of it. */
  sweepPage(ref: SweepRef): Promise<SweepStep>;
  /** Ends a sweep that cannot go on. */
  failSweep(input: EndSweepInput): Promise<SweepStep>;
  /** Verifies audit chains from their beginning and remembers what it found. */
  verifyAudits(input?: VerifyAuditsInput): Promise<{ tenants: number; broken: number }>;
  /** Holds what stands in Jira against the ledger, tenant by tenant. */
  detectOnce(): Promise<{ tenants: number; found: number }>;
}

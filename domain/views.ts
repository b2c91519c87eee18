import type { AppRole } from './app-roles.ts';
import type { Approvers } from './approvers.ts';
import type { ActorKind, AuditOutcome } from './audit.ts';
import type { ClarificationState } from './clarification/clarification.ts';
import type { Drift } from './drift.ts';
import type { ErrorBody } from './errors.ts';
import type { HistoryAction } from './history.ts';
import type { Span } from './issue.ts';
import type { Time, Uuid } from './json.ts';
import type { Remark } from './model/annotations.ts';
import type { CeilingName } from './model/ceilings.ts';
import type { Operation } from './operation.ts';
import type { Plan, PlanRow } from './plan.ts';
import type { LeftOut } from './readiness/left-out.ts';
import type { OutOfDate } from './readiness/out-of-date.ts';
import type {
  RefinementOutcome,
  RefinementProblem,
  RefinementReason,
  RefinementStep,
} from './refinement.ts';
import type { Outcome, ReadinessStatus, Severity } from './report.ts';
import type { Objection } from './review.ts';
import type { UndoConflict } from './undo/conflict.ts';

/** What the API answers and the app shows. Types only; the words are made by the API. */

export type ProjectMode = 'off' | 'observe' | 'propose';

export interface FindingView {
  rule: string;
  severity: Severity;
  counts: boolean;
  outcome: Outcome;
  /** A short name of the rule, in the reader's language. */
  title: string;
  /** One sentence on what would make it pass. */
  advice: string;
  evidence: Span[];
  /** Whether a person says of it that it is so: nothing in the issue does. */
  manual: boolean;
}

interface RiskView {
  area: string;
  /** In the reader's language. */
  title: string;
  evidence: Span[];
}

export interface ReportView {
  score: number;
  status: ReadinessStatus;
  /** The least score of `ready`, by the rules in force. */
  readyFrom: number;
  digest: string;
  pack: { id: string; version: string };
  /** Worst and cheapest to fix first; hints (`counts: false`) last. Passes are left out. */
  findings: FindingView[];
  /** Areas it touches in which a mistake is dear, by name, with the words that say so. */
  risks: RiskView[];
  passed: number;
}

/** What a model said beside a report, or why it said nothing. It never scores. */
export interface AnnotationsView {
  state: 'made' | 'failed';
  at: Time;
  /** Id and version. */
  prompt: string;
  code: string | null;
  /** The ceiling that left no room, and when it has room again at the latest; null: never for so much. */
  ceiling?: CeilingName;
  freeAt?: Time | null;
  remarks: Remark[];
}

/** Reply of `GET /v1/issues/:id/readiness`: 202 while a judgement is on its way, the old report with it. */
export interface ReadinessView {
  issue: { id: string; key: string };
  mode: ProjectMode;
  /** True while a judgement is on its way. */
  judging: boolean;
  /** Why none is, though it is out of date, and until when; left out where nothing holds it up. */
  putOff?: { code: 'quota_exceeded' | 'licence_inactive'; until: Time | null };
  /** Why its rules do not judge it; left out where they do, or where that is not known yet. */
  leftOut?: LeftOut;
  /** Judging again could give another report. */
  stale: boolean;
  /** What it is out of date for. */
  outOfDate: OutOfDate[];
  judgedAt: Time | null;
  report: ReportView | null;
  /** Only where a model was asked about this report. */
  annotations?: AnnotationsView;
  ticks: TickView[];
  waivers: WaiverView[];
  /** The open refinement, else the last one. */
  refinement: RefinementView | null;
  /** Questions that wait for an answer, else the last ones; left out where none were asked. */
  clarification?: ClarificationView;
}

/** Questions that stand in a comment of the issue, and what became of waiting for their answers. */
export interface ClarificationView {
  /** That of the refinement that asked. */
  id: Uuid;
  state: ClarificationState;
  /** `model`: in words of a model; without rules it asks about words of the issue. */
  questions: { rules: string[]; text: string; model: boolean; settled: boolean }[];
  askedAt: Time;
  /** Until when it is waited for. */
  expiresAt: Time;
  /** When somebody first answered in a comment; what they wrote is not kept. */
  answeredAt: Time | null;
  remindedAt: Time | null;
  closedAt: Time | null;
  before: { score: number; status: ReadinessStatus };
  /** As the issue was judged last since then. */
  after: { score: number; status: ReadinessStatus } | null;
}

/** That a person said of an issue: what this manual rule asks for is so. */
interface TickView {
  rule: string;
  /** A short name of the rule, in the reader's language. */
  title: string;
  /** An account; only Jira knows its name. */
  by: string;
  at: Time;
  /** For the issue as it was judged last: false once the description changed. */
  holds: boolean;
}

/** That a person said of an issue: this rule does not apply here. It holds until what it failed for changes. */
interface WaiverView extends TickView {
  reason: string;
}

/** Reply of ticks, waivers and their withdrawals. */
export interface OverridesView {
  ticks: TickView[];
  waivers: WaiverView[];
}

/** Reply of `GET /v1/issues/:id/refinements`: the newest first. */
export interface PastRefinementsView {
  refinements: PastRefinementView[];
  people: PersonName[];
}

export interface PastRefinementView {
  id: Uuid;
  reason: RefinementReason;
  step: RefinementStep;
  outcome: RefinementOutcome | null;
  planId: Uuid | null;
  undoOf: Uuid | null;
  /** The account that asked for it. */
  by: string;
  requestedAt: Time;
  closedAt: Time | null;
  changes: { proposed: number; done: number };
  before: { score: number; status: ReadinessStatus } | null;
  after: { score: number; status: ReadinessStatus } | null;
}

/** Reply of `GET /v1/issues/:id/history`: what the audit chain holds about one issue, newest first. */
export interface IssueHistoryView {
  entries: IssueEntryView[];
  people: PersonName[];
  nextCursor: string | null;
}

export interface IssueEntryView {
  /** Of the audit chain. */
  seq: number;
  at: Time;
  action: HistoryAction;
  outcome: AuditOutcome;
  actor: ActorKind;
  /** An account; null where nobody acted, or that part was erased. */
  by: string | null;
}

/** Reply of `GET /v1/plans/:id/drift`: of each change that was written and not taken back. */
export interface DriftView {
  rows: { rowId: Uuid; drift: Drift }[];
}

/** Reply of `GET /v1/issues/:id/work-order`: its text or its structured form, as was asked for. */
export interface WorkOrderView {
  judgedAt: Time;
  /** The issue changed since. */
  stale: boolean;
  /** Subtasks that Jira hides from the person. */
  leftOut: number;
  /** Ways to hand it over that can be asked for. */
  profiles: string[];
  markdown?: string;
  workOrder?: unknown;
}

/** How Jira names an account to the person who asks. */
export interface PersonName {
  accountId: string;
  name: string;
}

export interface RefinementView {
  id: Uuid;
  issue: { id: string; key: string };
  reason: RefinementReason;
  step: RefinementStep;
  outcome: RefinementOutcome | null;
  planId: Uuid | null;
  /** The plan that it takes back; null unless it is an undo. */
  undoOf: Uuid | null;
  /** Rows by what happened to them; null before there is a plan. */
  progress: { total: number; done: number; unsettled: number } | null;
  before: { score: number; status: ReadinessStatus } | null;
  after: { score: number; status: ReadinessStatus } | null;
  problem: RefinementProblem | null;
  requestedAt: Time;
  changedAt: Time;
}

/** Why a row is proposed: a code, and the words of the work item that it rests on. */
export interface Because {
  code:
    | 'takes_back'
    | 'edited'
    | 'work_order'
    | 'restores'
    | 'model_questions'
    | 'model'
    | 'rule'
    | 'said_elsewhere'
    | 'says_so'
    | 'asked_for';
  words: string | null;
  /** How many questions, the last ones, are in words of a model. */
  questions?: number;
  /** What it takes back. */
  of?: Operation;
}

/** A row with its literal operation in words made from the operation. */
export interface RowView extends PlanRow {
  /** 'Create subtask "Add a retry to the payment call"' */
  label: string;
  /** Every field that will be set, in order. */
  effects: { name: string; value: string }[];
  why: string;
  because: Because;
  /** How many people approved it so far and who, latest first, and how many the policy asks for. */
  approvals: { given: number; needed: number; yours: boolean; by: string[] };
  /** Approved alone, never together with others. */
  ownDecision: boolean;
  /** Why the policy does not count an approval of the person who asks. */
  objection: Objection | null;
  /** Whose approval the policy counts, by ids; null: whoever could make the change by hand. Only Jira knows their names. */
  asked: Approvers | null;
  /** Approved and released: whose next call it waits for, by accounts. Only Jira knows their names. */
  waitsFor: string[];
  /** Does what no row did of the plan that this one replaced. */
  added: boolean;
  /** Where it was added in the place of another change: what that one would have done. */
  instead: Operation | null;
  /** When it went out to Jira last; null before that. */
  write: WriteView | null;
}

interface WriteView {
  at: Time;
  /** As whom, by account; null where that is not known any more. */
  by: string | null;
  you: boolean;
  /** The number of the audit entry that says how it ended; null while it has not. */
  audit: number | null;
}

export interface DifferenceView {
  replaces: Uuid;
  /** The parts of the issue that moved. */
  fields: string[];
  /** What is proposed no more, also not in other words. */
  gone: { label: string; operation: Operation }[];
  /** Whose approval does not count any more; only Jira knows their names. */
  lookAgain: { accounts: string[]; you: boolean };
}

export interface PlanView extends Omit<Plan, 'rows'> {
  rows: RowView[];
  /** "Approving makes 3 changes as you, Ada: 3 new subtasks under SHOP-12. Nothing else." for all open rows. */
  sentence: string;
  /** How Jira names the person who asks; a screen makes the sentence anew for other choices. */
  viewer: { name: string; role: AppRole };
  /** The account that asked for it; only Jira knows its name. */
  proposedBy: string;
  /** Who decided last about this plan, as the person who asks would say it; names are not stored. */
  decidedBy: 'you' | 'other' | null;
  /** The person who asks may decide. */
  canDecide: boolean;
  /** Something is left that can be cancelled, and the person who asks may do so. */
  canCancel: boolean;
  /** Who or what the plan waits for; `stop`: writing is stopped, as the problem of its rows says. */
  waitingFor: 'you' | 'approver' | 'token' | 'jira' | 'stop' | null;
  /** What differs from the plan that this one replaced; null where it replaced none. */
  difference: DifferenceView | null;
  /** Drafts left out because people rejected them for the same words. */
  rejectedBefore: number;
  refinement: { id: Uuid; step: RefinementStep; outcome: RefinementOutcome | null };
  /** Of an undo: the plan that it takes back, and what it leaves as it is. */
  undo: { of: Uuid; conflicts: UntakenView[] } | null;
  /** Of any other plan that has ended: what became of taking it back. */
  undoing: {
    /** The person who asks can ask for it now. */
    possible: boolean;
    /** Rows of this plan that were taken back. */
    undone: Uuid[];
    /** The open undo, else the last one. */
    last: {
      id: Uuid;
      planId: Uuid | null;
      step: RefinementStep;
      outcome: RefinementOutcome | null;
      conflicts: UntakenView[];
    } | null;
  } | null;
  /** Other rounds of the same refinement, once it has ended, that wrote what nobody took back. */
  undoable: { planId: Uuid; round: number; changes: number }[];
}

/** A change that an undo leaves as it is, in words made from its operation. */
export interface UntakenView extends UndoConflict {
  label: string;
  operation: Operation | null;
}

/** Body of `POST /v1/plans/:id/decisions`. */
export interface DecisionRequest {
  seal: string;
  rows: { rowId: Uuid; digest: string; verdict: 'approve' | 'reject' | 'later'; reason?: string }[];
}

/** Body of `POST /v1/decisions`. */
export interface BulkDecisionRequest {
  plans: (DecisionRequest & { planId: Uuid })[];
}

/** Reply of `POST /v1/decisions`: one result for each plan, in the order of their ids. */
export interface BulkDecisionReply {
  results: BulkResult[];
}

/** What became of one plan of many: numbers where it was decided on, else why it was not. */
export type BulkResult = { planId: Uuid } & (BulkDecided | BulkRefused);

export interface BulkDecided {
  status: 200;
  plan: Pick<Plan, 'state' | 'seal'> & {
    rows: { total: number; open: number; approved: number };
  };
  /** Rows that were already on their way to Jira and could not be held. */
  sent: Uuid[];
}

export type BulkRefused = { status: number } & Omit<ErrorBody, 'requestId'>;

/** Body of `POST /v1/plans/:id/edits`. */
export interface EditRequest {
  seal: string;
  rowId: Uuid;
  operation: unknown;
}

/** Reply of decisions, edits, dispatch, revocation and cancellation. */
export interface DecisionReply {
  plan: PlanView;
  /** Rows that were already on their way to Jira and could not be held. */
  sent: Uuid[];
}

import type { Digest } from '../../canonical.ts';
import type { IssueKind } from '../../issue.ts';
import type { ChosenFields } from '../../normalise/chosen-fields.ts';
import type { Outcome, ReadinessStatus, Severity } from '../../report.ts';

export type RuleParams = Record<string, string | number | boolean | string[]>;

/** What a place of a pack may say of a rule. */
interface RuleLevel {
  counts: boolean;
  severity: Severity;
  /** 1 to 100. */
  weight: number;
  params?: RuleParams;
}

export interface RuleSetting extends RuleLevel {
  /** Kinds of issues; all that the rule knows when left out. */
  types?: IssueKind[];
  /** A rule of the pack's own, `own.…`: what must hold … */
  formula?: string;
  /** … or that a person ticks it. */
  manual?: true;
  /** Words of an own rule, as its authors wrote them. */
  title?: string;
  advice?: string;
}

export interface Thresholds {
  ready: number;
  needsWork: number;
}

/** Jira's status categories, as packs name them. */
export type PackStatus = 'toDo' | 'inProgress' | 'done';

/** What a file may say of a rule. */
export interface FileSetting extends Partial<RuleSetting> {
  /** The rule is not looked at, whatever the pack above says; `false` takes that back. */
  off?: boolean;
}

/** Other settings for one type or one status. */
export interface Section {
  thresholds?: Partial<Thresholds>;
  rules?: Record<string, Partial<RuleLevel>>;
}

/** Which work items are judged on screens, by events and in sweeps. */
export interface Judges {
  /** Status categories, or names or ids of statuses. */
  statuses?: string[];
  types?: IssueKind[];
  /** Whether what customers ask of a service project is. */
  serviceRequests?: boolean;
}

/** A row with what the pack says of it. */
export interface PackCase {
  name: string;
  issue: { type: string; summary: string; description?: string; [field: string]: unknown };
  /** Manual rules that a person has ticked. */
  ticked?: string[];
  expect: Record<string, Outcome>;
  status?: ReadinessStatus;
}

/** A rule pack as a file holds it: of what it extends it names what it changes. */
export interface PackFile {
  format: 1;
  id: string;
  version: string;
  /** Ready to be begun, or done; `ready` when left out. */
  purpose?: 'ready' | 'done';
  extends?: string;
  /** Who may say that a rule does not apply to an issue; `members` when left out: whoever sees it. */
  waivers?: 'members' | 'administrators';
  judges?: Judges;
  fields?: ChosenFields;
  thresholds?: Partial<Thresholds>;
  rules: Record<string, FileSetting>;
  types?: Partial<Record<IssueKind, Section>>;
  /** By status category, or by name or id of a status. */
  statuses?: Record<string, Section>;
  cases: PackCase[];
}

/** A pack ready to judge with: what it extends is merged in, and every setting is there. */
export interface Pack extends Omit<PackFile, 'extends' | 'thresholds' | 'rules'> {
  thresholds: Thresholds;
  rules: Record<string, RuleSetting>;
  /** Of everything above, so of what it inherited too. */
  digest: Digest;
}

/** What a report and a reader call a pack by. */
export function packName({ id, version, digest }: Pack): Pick<Pack, 'id' | 'version' | 'digest'> {
  return { id, version, digest };
}

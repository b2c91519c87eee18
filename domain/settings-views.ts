import type { RoleGrants } from './app-roles.ts';
import type { Time } from './json.ts';
import type { Policy } from './policy.ts';
import type { PublishSetting } from './publishing/published.ts';
import type { PackChange } from './readiness/pack/diff.ts';
import type { ExplainedRule } from './readiness/pack/explain.ts';
import type { Judges, PackFile, Thresholds } from './readiness/pack/pack.ts';
import type { TurnCount } from './readiness/simulate.ts';
import type { ReadinessStatus } from './report.ts';
import type { ProjectMode } from './views.ts';

/** What the API answers about settings and the app shows. Types only. */

interface PackName {
  id: string;
  version: string;
  digest: string;
}

export interface RulesView {
  version: number;
  source: string;
  pack: PackName;
  publishedBy: string | null;
  publishedAt: Time | null;
}

export interface ExplainedPackView {
  pack: PackName;
  thresholds: Thresholds;
  waivers: NonNullable<PackFile['waivers']>;
  judges: Required<Judges>;
  rules: ExplainedRule[];
}

export interface DraftedPackView extends ExplainedPackView {
  changes: PackChange[];
}

interface TurnedIssueView {
  id: string;
  key: string;
  before: { status: ReadinessStatus; score: number };
  after: { status: ReadinessStatus; score: number };
  rules: string[];
}

/** A part of what a draft of rules would change. All numbers are its own. */
export interface SimulationPartView {
  issues: TurnedIssueView[];
  summary: TurnCount & {
    ended: 'complete' | 'time' | 'failed';
    code: string | null;
    cursor: string | null;
    /** Issues from its beginning on. */
    total: number;
    judged: number;
    notKept: number;
    leftOut: { hidden: number; unchecked: number };
    rules: { rule: string; more: number; fewer: number }[];
  };
}

export interface PolicyView {
  version: number;
  policy: Policy;
  publishedBy: string | null;
  publishedAt: Time | null;
}

export interface ProjectSettingsView {
  mode: { mode: ProjectMode; version: number };
  publishing: PublishSetting;
  model: { on: boolean; version: number; asked: boolean };
  administersSite: boolean;
}

/** Grants with who made them and when. */
export interface RolesView {
  /** 0 where nobody did. */
  version: number;
  grants: RoleGrants;
  changedBy: string | null;
  changedAt: Time | null;
}

/** A person, a group or a role. */
interface NamedView {
  id: string;
  name: string;
}

export interface DirectoryView {
  people: NamedView[];
  groups: NamedView[];
  roles: NamedView[];
}

/** One version of a setting: codes, ids and switches. */
interface SettingChangeView {
  version: number;
  value: Record<string, string | number | boolean | null>;
  /** An account, `operator` or `app`. */
  by: string;
  at: Time;
}

export interface SettingHistoryView {
  changes: SettingChangeView[];
  nextBefore: number | null;
}

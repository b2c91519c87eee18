import type { AdfDoc, Json } from '../../../domain/json.ts';

/** Milliseconds since 1970, on the simulator's clock. */
export type Instant = number;

export interface Person {
  accountId: string;
  displayName: string;
  email: string;
  accountType: 'atlassian' | 'app' | 'customer';
  active: boolean;
  /** Jira leaves the address out for people who hide it. */
  emailHidden: boolean;
}

/** A group of people. Jira's groups may hold groups, whose members belong to both. */
export interface Group {
  id: string;
  name: string;
  accounts: string[];
  groups: string[];
}

/** A role: the same for all projects, with members of its own in each. */
export interface Role {
  id: number;
  name: string;
  /** By project id: accounts, and ids of groups. */
  members: Record<string, { accounts: string[]; groups: string[] }>;
}

export interface IssueType {
  id: string;
  name: string;
  description: string;
  subtask: boolean;
  hierarchyLevel: -1 | 0 | 1;
  /** Set for the types that a team-managed project owns. */
  scopeProjectId?: string;
}

/** A field on the create and edit screen of one issue type. */
export interface ScreenField {
  id: string;
  required: boolean;
  /** What Jira fills in when the field is left out. */
  defaultValue?: Json;
}

export interface Project {
  id: string;
  key: string;
  name: string;
  style: 'classic' | 'next-gen';
  typeKey: 'software' | 'service_desk';
  lead: string;
  issueTypes: IssueType[];
  /** By issue type id. */
  screens: Record<string, ScreenField[]>;
  /** Default description by issue type id. */
  templates: Record<string, AdfDoc>;
  components: { id: string; name: string }[];
  securityLevels: SecurityLevel[];
  nextNumber: number;
}

interface SecurityLevel {
  id: string;
  name: string;
  members: string[];
}

export interface ChangeItem {
  field: string;
  fieldId: string;
  from: string | null;
  fromText: string | null;
  to: string | null;
  toText: string | null;
}

export interface Change {
  id: string;
  author: string;
  at: Instant;
  items: ChangeItem[];
}

export interface StoredComment {
  id: string;
  author: string;
  /** Who changed it last. */
  updateAuthor: string;
  body: AdfDoc;
  created: Instant;
  updated: Instant;
  properties: Record<string, Json>;
  visibility?: Json;
}

export interface StoredWorklog {
  id: string;
  author: string;
  created: Instant;
  seconds: number;
}

export interface StoredAttachment {
  id: string;
  author: string;
  created: Instant;
  filename: string;
  /** Bytes. */
  size: number;
}

interface StoredLink {
  id: string;
  typeId: string;
  /** The source of the outward phrase: "inward blocks outward". */
  inwardId: string;
  outwardId: string;
}

export interface StoredIssue {
  id: string;
  key: string;
  projectId: string;
  typeId: string;
  statusId: string;
  parentId: string | null;
  subtaskIds: string[];
  creator: string;
  created: Instant;
  updated: Instant;
  /** A fresh issue may be unknown to reads until then. */
  hiddenUntil: Instant;
  securityLevelId: string | null;
  /** Values of the fields on screens, as they were stored. */
  fields: Record<string, Json>;
  properties: Record<string, Json>;
  comments: StoredComment[];
  worklogs: StoredWorklog[];
  attachments: StoredAttachment[];
  history: Change[];
}

/** What search still sees of an issue: this version until that moment; `null` = it did not exist. */
interface StaleVersion {
  until: Instant;
  issue: StoredIssue | null;
}

/** Behaviour that a test switches per site. */
export interface Switches {
  /** Milliseconds until search sees a write. */
  searchLag: number;
  /** Milliseconds for which a new issue answers 404. */
  freshIssueHidden: number;
  /** A description that is not on the screen is replaced by the template instead of refused. */
  templateReplacesDescription: boolean;
  /** The parent's list of subtasks follows a create as late as search does. */
  subtasksLag: boolean;
  /** Search pages are shorter than asked without being the last. */
  shortPages: boolean;
  /** Stored documents get `localId`s. */
  normaliseAdf: boolean;
  /** Histories without `fieldId` and in no dependable order; those of many issues with times as numbers. */
  quirkyChangelog: boolean;
  /** `self` in the form of the site instead of the gateway. */
  siteSelf: boolean;
  /** The field that the app owns is on a screen: only then does the list of fields show it. */
  appField: boolean;
}

export interface Site {
  cloudId: string;
  name: string;
  url: string;
  /** Minutes east of UTC in which the site writes its time stamps. */
  zoneMinutes: number;
  people: Person[];
  groups: Group[];
  roles: Role[];
  projects: Project[];
  /** By issue id. */
  issues: Record<string, StoredIssue>;
  /** Current and former keys. */
  keys: Record<string, string>;
  links: StoredLink[];
  stale: Record<string, StaleVersion[]>;
  /** Permissions by project id and account. */
  grants: Record<string, Record<string, string[]>>;
  /** Grants that replace those of one account at a moment. */
  plannedGrants: PlannedGrant[];
  /** Ids of the workflows in which the app's validator guards a transition. */
  gatedWorkflows: string[];
  switches: Switches;
  nextId: number;
  nextProjectId: number;
}

interface PlannedGrant {
  at: Instant;
  projectId: string;
  accountId: string;
  permissions: string[];
}

export interface TokenGrant {
  cloudId: string;
  accountId: string;
  kind: 'app' | 'user';
  expiresAt: Instant;
  scopes: string[];
}

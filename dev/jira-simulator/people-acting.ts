import type { AdfDoc, Json } from '../../domain/json.ts';
import { markdownDocument } from '../backlog/markup/markdown.ts';
import { StrictnessError } from './http/jira-error.ts';
import { findIssue, internalProperty } from './issues/access.ts';
import { addComment } from './issues/add-comment.ts';
import { normalised } from './issues/create.ts';
import { deleteIssue } from './issues/delete.ts';
import { changeFields } from './issues/history.ts';
import { changeParent, changeStatus, moveIssue } from './issues/move.ts';
import { keepStale } from './issues/stale.ts';
import { checkValue } from './issues/values.ts';
import { attach, logWork } from './issues/work.ts';
import { permissionNames, statuses } from './state/catalogue.ts';
import { findField } from './state/fields.ts';
import type { ScreenField, Site, StoredIssue, Switches } from './state/model.ts';
import { findProject } from './state/site.ts';
import type { World } from './state/world.ts';

/** Names an issue: by key or id, on the default site unless said otherwise. */
interface IssueRef {
  cloudId: string;
  issue: string;
}

/** What other people and administrators do in Jira while the product waits. */
export interface Acting {
  /** Changes fields as a person, with history; a text for a document field is read as markup. */
  edit(ref: IssueRef, accountId: string, fields: Record<string, unknown>): StoredIssue;
  /** Moves an issue to a status by its name. */
  transition(ref: IssueRef, accountId: string, status: string): void;
  /** Moves an issue with its subtasks to another project; the old keys go on leading to it. */
  move(ref: IssueRef, accountId: string, project: string): StoredIssue;
  /** Moves a subtask under another issue of its project, by key or id. */
  reparent(ref: IssueRef, accountId: string, parent: string): void;
  comment(ref: IssueRef, accountId: string, text: string, internal?: boolean): string;
  /** Words a comment anew. */
  editComment(ref: IssueRef, accountId: string, commentId: string, text: string): void;
  logWork(ref: IssueRef, accountId: string, seconds: number): void;
  attach(ref: IssueRef, accountId: string, filename: string): void;
  remove(ref: IssueRef): void;
  /** Replaces the rights of an account in a project, at once or from a moment on. */
  setPermissions(grant: PermissionChange): void;
  /** Puts somebody into a group, or takes them out. */
  setGroup(change: GroupChange): void;
  /** Says who has a role in a project. */
  setRole(change: RoleChange): void;
  /** Puts an issue under a security level of its project, or under none. */
  setSecurity(ref: IssueRef, level: string | null): void;
  /** Adds, changes or (with `onScreen: false`) removes a field of a create screen. */
  setScreenField(change: ScreenChange): void;
  setTemplate(change: TemplateChange): void;
  switch(cloudId: string, switches: Partial<Switches>): void;
}

interface PermissionChange {
  cloudId: string;
  project: string;
  accountId: string;
  permissions: string[];
  /** Milliseconds from now; 0 by default. */
  after?: number;
}

interface GroupChange {
  cloudId: string;
  /** Its name. */
  group: string;
  accountId: string;
  member: boolean;
}

interface RoleChange {
  cloudId: string;
  project: string;
  /** Its name. */
  role: string;
  accounts?: string[];
  /** By name. */
  groups?: string[];
}

export interface ScreenChange extends ScreenField {
  cloudId: string;
  project: string;
  /** Issue type id. */
  typeId: string;
  onScreen: boolean;
}

export interface TemplateChange {
  cloudId: string;
  project: string;
  typeId: string;
  /** Markup; null removes the template. */
  text: string | null;
}

export function createActing(world: World, onChange: () => void): Acting {
  const site = (cloudId: string) => getSite(world, cloudId);
  const issueOf = ({ cloudId, issue }: IssueRef): StoredIssue =>
    findIssue(site(cloudId), issue) ?? missing(`issue '${issue}'`, 'issue');
  const projectOf = (cloudId: string, key: string) =>
    findProject(site(cloudId), key) ?? missing(`project '${key}'`, 'project');
  const groupOf = (cloudId: string, name: string) =>
    site(cloudId).groups.find((group) => group.name === name) ??
    missing(`group '${name}'`, 'group');
  const done = <Value>(value: Value): Value => {
    onChange();
    return value;
  };
  return {
    edit(ref, accountId, fields) {
      const issue = issueOf(ref);
      keepStale(site(ref.cloudId), issue.id, world.now());
      const values = checkedFields(site(ref.cloudId), issue, fields);
      changeFields(site(ref.cloudId), issue, {
        fields: values,
        author: accountId,
        at: world.now(),
      });
      return done(issue);
    },
    transition(ref, accountId, name) {
      const status =
        statuses.find((one) => one.name === name) ?? missing(`status '${name}'`, 'status');
      const [issue, at] = [issueOf(ref), world.now()];
      keepStale(site(ref.cloudId), issue.id, at);
      done(changeStatus(site(ref.cloudId), issue, { status, author: accountId, at }));
    },
    move(ref, accountId, key) {
      const issue = issueOf(ref);
      const target = projectOf(ref.cloudId, key);
      return done(
        moveIssue(site(ref.cloudId), issue, { target, author: accountId, at: world.now() }),
      );
    },
    reparent(ref, accountId, parent) {
      const [at, target] = [site(ref.cloudId), issueOf({ ...ref, issue: parent })];
      done(changeParent(at, issueOf(ref), { parent: target, author: accountId, at: world.now() }));
    },
    comment(ref, accountId, text, internal = false) {
      const properties = internal ? { [internalProperty]: { internal: true } } : {};
      const body = markdownDocument(text, 'comment');
      const given = { author: accountId, body, properties, at: world.now() };
      return done(addComment(site(ref.cloudId), issueOf(ref), given).id);
    },
    editComment(ref, accountId, commentId, text) {
      const comment =
        issueOf(ref).comments.find(({ id }) => id === commentId) ??
        missing(`comment '${commentId}'`, 'commentId');
      comment.body = markdownDocument(text, commentId);
      comment.updateAuthor = accountId;
      comment.updated = world.now();
      done(null);
    },
    logWork(ref, accountId, seconds) {
      const work = { author: accountId, at: world.now(), seconds };
      done(logWork(site(ref.cloudId), issueOf(ref), work));
    },
    attach(ref, accountId, filename) {
      const work = { author: accountId, at: world.now(), filename };
      done(attach(site(ref.cloudId), issueOf(ref), work));
    },
    remove(ref) {
      done(deleteIssue(site(ref.cloudId), issueOf(ref), world.now()));
    },
    setPermissions({ cloudId, project, accountId, permissions, after = 0 }) {
      const unknown = permissions.find((name) => !Object.hasOwn(permissionNames, name));
      if (unknown !== undefined) missing(`permission '${unknown}'`, 'permissions');
      const projectId = projectOf(cloudId, project).id;
      const grant = { at: world.now() + after, projectId, accountId, permissions };
      site(cloudId).plannedGrants.push(grant);
      done(null);
    },
    setGroup({ cloudId, group, accountId, member }) {
      const found = groupOf(cloudId, group);
      const others = found.accounts.filter((one) => one !== accountId);
      found.accounts = member ? [...others, accountId] : others;
      done(null);
    },
    setRole({ cloudId, project, role, accounts = [], groups = [] }) {
      const found =
        site(cloudId).roles.find(({ name }) => name === role) ?? missing(`role '${role}'`, 'role');
      const ids = groups.map((name) => groupOf(cloudId, name).id);
      found.members[projectOf(cloudId, project).id] = { accounts, groups: ids };
      done(null);
    },
    setSecurity(ref, level) {
      const issue = issueOf(ref);
      const levels = projectOf(ref.cloudId, issue.projectId).securityLevels;
      const found = levels.find(({ name, id }) => name === level || id === level);
      if (level !== null && found === undefined) missing(`security level '${level}'`, 'level');
      issue.securityLevelId = found?.id ?? null;
      done(null);
    },
    setScreenField({ cloudId, project, typeId, onScreen, ...field }) {
      const { screens } = projectOf(cloudId, project);
      if (findField(field.id) === undefined) missing(`field '${field.id}'`, 'id');
      if (screens[typeId] === undefined) missing(`issue type '${typeId}'`, 'typeId');
      const others = (screens[typeId] ?? []).filter(({ id }) => id !== field.id);
      screens[typeId] = onScreen ? [...others, field] : others;
      done(null);
    },
    setTemplate({ cloudId, project, typeId, text }) {
      const { templates } = projectOf(cloudId, project);
      delete templates[typeId];
      if (text !== null) templates[typeId] = markdownDocument(text, `template-${typeId}`);
      done(null);
    },
    switch(cloudId, switches) {
      for (const name of Object.keys(switches)) {
        if (!Object.hasOwn(site(cloudId).switches, name)) missing(`switch '${name}'`, name);
      }
      Object.assign(site(cloudId).switches, switches);
      done(null);
    },
  };
}

/** The site of a cloud id that a test or the control API named. */
export function getSite(world: World, cloudId: string): Site {
  return world.state.sites[cloudId] ?? missing(`site '${cloudId}'`, 'cloudId');
}

function missing(what: string, member: string): never {
  throw new StrictnessError(404, `there is no ${what}`, member);
}

function checkedFields(
  site: Site,
  issue: StoredIssue,
  fields: Record<string, unknown>,
): Record<string, Json> {
  const project = findProject(site, issue.projectId) ?? missing('such project', 'project');
  const entries = Object.entries(fields).map(([id, given]) => {
    const field = findField(id) ?? missing(`field '${id}'`, id);
    const isMarkup = field.kind === 'document' && typeof given === 'string';
    const value: unknown = isMarkup ? (markdownDocument(given, id) satisfies AdfDoc) : given;
    const checked = checkValue(field, value, {
      site,
      project,
      caller: { person: null, kind: 'user' },
    });
    if ('problem' in checked) throw new StrictnessError(400, `${id}: ${checked.problem}`, id);
    return [id, checked.value] as const;
  });
  return normalised(site, issue.id, Object.fromEntries(entries));
}

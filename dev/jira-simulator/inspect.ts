import { markerProperty } from '../../domain/operations/label.ts';
import type { Call } from './http/endpoint.ts';
import { operationOf } from './http/log.ts';
import { findIssue } from './issues/access.ts';
import { fieldIds, issueShape } from './issues/render.ts';
import { getSite } from './people-acting.ts';
import type { StoredIssue } from './state/model.ts';
import type { Mail, World } from './state/world.ts';

/** An issue as Jira's REST API would give it to an administrator. */
interface InspectedIssue {
  id: string;
  key: string;
  raw: Record<string, unknown>;
}

/** What was created under an issue with a marker. */
interface MarkedSubtask {
  key: string;
  summary: string;
  /** The operation id of the marker. */
  operation: string;
  /** The account that created it. */
  author: string;
}

/** Looks at a site from outside, past tokens, faults and limits. */
export interface Inspection {
  projectIds(cloudId: string): string[];
  /** All issues, by id. */
  issuesOf(cloudId: string): InspectedIssue[];
  /** Every mail that was sent, oldest first. */
  mails(): Mail[];
  markedSubtasks(cloudId: string, issueIdOrKey: string): Promise<MarkedSubtask[]>;
}

export function createInspection(world: World): Inspection {
  return {
    projectIds: (cloudId) => getSite(world, cloudId).projects.map(({ id }) => id),
    issuesOf(cloudId) {
      const call = administratorsCall(world, cloudId);
      return Object.values(call.site.issues).map((issue) => ({
        id: issue.id,
        key: issue.key,
        raw: wholeIssue(call, issue),
      }));
    },
    mails: () => world.state.mails,
    async markedSubtasks(cloudId, issueIdOrKey) {
      const site = getSite(world, cloudId);
      const parent = findIssue(site, issueIdOrKey);
      return (parent?.subtaskIds ?? []).flatMap((id) => {
        const subtask = site.issues[id];
        const operation = operationOf(subtask?.properties[markerProperty]);
        if (subtask === undefined || operation === null) return [];
        const { key, creator: author } = subtask;
        return [{ key, summary: String(subtask.fields.summary), operation, author }];
      });
    },
  };
}

/** A call by the site's administrator, who sees everything. */
function administratorsCall(world: World, cloudId: string): Call {
  const site = getSite(world, cloudId);
  const person = site.people.find(({ accountId }) => accountId === 'acc-otto') ?? null;
  const caller = { person, kind: 'user' } as const;
  const query = new URLSearchParams();
  return { world, site, caller, now: world.now(), params: {}, query, body: undefined };
}

/** Every field of an issue. */
function wholeIssue(call: Call, issue: StoredIssue): Record<string, unknown> {
  return issueShape(call, issue, { fields: fieldIds(['*all']), properties: [], changelog: false });
}

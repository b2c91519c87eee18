import type { WriteReply } from '../../clients/jira/classify.ts';
import type { JiraClient, Timed } from '../../clients/jira/client.ts';
import type { JiraAuth } from '../../clients/jira/http.ts';
import type { AddComment, CreateSubtask, LinkIssues, Operation } from '../../domain/operation.ts';
import { internalNote, markerProperty } from '../../domain/operations/label.ts';
import type { RowProblem } from '../../domain/plan.ts';
import { assign, rewriteDescription } from './compare-and-send.ts';

/** What marks the thing that a write creates. Neither secret nor proof: it only finds. */
export interface Marker {
  op: string;
  seal: string;
}

/** Who sends, and how much of the permit's time is left at any moment. */
export interface Sender {
  jira: JiraClient;
  auth: JiraAuth;
  accountId: string;
  /** When the permit was minted. */
  sentAt: Date;
  remaining(): Timed;
  /** Why nothing may be written now, as the permit would ask; null where it may. */
  stopped(): Promise<RowProblem | null>;
}

/** Sends one operation. What is created carries the marker in the same request. */
export async function sendOperation(
  sender: Sender,
  operation: Operation,
  marker: Marker,
): Promise<WriteReply> {
  const { jira, auth, remaining } = sender;
  const { issueId } = operation;
  switch (operation.kind) {
    case 'createSubtask':
      return await jira.createIssue(auth, subtaskBody(operation, marker), remaining());
    case 'addComment':
      return await jira.addComment(auth, issueId, commentBody(operation, marker), remaining());
    case 'insertSections':
    case 'removeSections':
      return await rewriteDescription(sender, operation);
    case 'setAssignee':
      return await assign(sender, operation);
    case 'setLabels': {
      const labels = changes(operation, (label) => label);
      return await jira.editIssue(auth, issueId, { update: { labels } }, remaining());
    }
    case 'setComponents': {
      const components = changes(operation, ({ id }) => ({ id }));
      return await jira.editIssue(auth, issueId, { update: { components } }, remaining());
    }
    case 'linkIssues':
      return await jira.linkIssues(auth, endsOf(operation), remaining());
    case 'deleteSubtask':
      return await jira.deleteIssue(auth, operation.target.id, remaining());
    case 'deleteComment':
      return await jira.deleteComment(auth, issueId, operation.target.id, remaining());
    case 'removeLink':
      return await jira.deleteLink(auth, operation.target.id, remaining());
  }
}

function subtaskBody({ projectId, issueTypeId, issueId, fields }: CreateSubtask, marker: Marker) {
  const context = {
    project: { id: projectId },
    issuetype: { id: issueTypeId },
    parent: { id: issueId },
  };
  const properties = [{ key: markerProperty, value: marker }];
  return { fields: { ...fields, ...context }, properties };
}

function commentBody({ audience, body }: AddComment, marker: Marker) {
  const property = { key: markerProperty, value: marker };
  return { body, properties: audience === 'internal' ? [property, internalNote] : [property] };
}

/** Each change for itself, never the whole list: what others add in between stays. */
function changes<Item, Sent>(
  { add, remove }: { add: readonly Item[]; remove: readonly Item[] },
  sent: (item: Item) => Sent,
) {
  return [
    ...add.map((item) => ({ add: sent(item) })),
    ...remove.map((item) => ({ remove: sent(item) })),
  ];
}

function endsOf({ issueId, type, direction, other }: LinkIssues) {
  const ends =
    direction === 'out'
      ? { inwardId: issueId, outwardId: other.id }
      : { inwardId: other.id, outwardId: issueId };
  return { typeId: type.id, id: other.id, ...ends };
}

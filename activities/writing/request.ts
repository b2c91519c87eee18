import type { WriteReply } from '../../clients/jira/classify.ts';
import type { JiraClient, Timed } from '../../clients/jira/client.ts';
import type { JiraAuth } from '../../clients/jira/http.ts';
import { markerProperty } from '../../domain/operations/label.ts';
import type { Operation } from '../../domain/plan.ts';

/** What marks the thing that a write creates. Neither secret nor proof: it only finds. */
export interface Marker {
  op: string;
  seal: string;
}

/** How Jira Service Management tells an internal note from a comment that the customer sees. */
const internalNote = { key: 'sd.public.comment', value: { internal: true } };

/** Sends one operation. The marker travels in the same request. */
export function sendOperation(
  jira: JiraClient,
  auth: JiraAuth,
  operation: Operation,
  marker: Marker,
  timed: Timed,
): Promise<WriteReply> {
  const property = { key: markerProperty, value: marker };
  switch (operation.kind) {
    case 'createSubtask': {
      const { projectId, issueTypeId, issueId, fields } = operation;
      const context = {
        project: { id: projectId },
        issuetype: { id: issueTypeId },
        parent: { id: issueId },
      };
      return jira.createIssue(
        auth,
        { fields: { ...fields, ...context }, properties: [property] },
        timed,
      );
    }
    case 'addComment': {
      const properties = operation.audience === 'internal' ? [property, internalNote] : [property];
      return jira.addComment(auth, operation.issueId, { body: operation.body, properties }, timed);
    }
  }
}

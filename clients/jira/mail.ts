import type { WriteReply } from './classify.ts';
import type { Timed } from './client.ts';
import type { JiraAuth, JiraRequest } from './http.ts';

/** A mail about an issue. */
interface IssueMail {
  subject: string;
  text: string;
  html: string;
  accountIds: readonly string[];
}

export interface JiraMail {
  /**
   * Has Jira send a mail about an issue to those of the people who may browse its project, as far as they
   * take mails. What Jira confirms is queued, not delivered. Not idempotent.
   */
  notify(auth: JiraAuth, issueId: string, mail: IssueMail, timed: Timed): Promise<WriteReply>;
}

interface Calls {
  write(auth: JiraAuth, asked: JiraRequest, timed: Timed, id?: string): Promise<WriteReply>;
}

export function createMail({ write }: Calls): JiraMail {
  return {
    notify(auth, issueId, { subject, text, html, accountIds }, timed) {
      const path = `/rest/api/3/issue/${encodeURIComponent(issueId)}/notify`;
      const body = {
        subject,
        textBody: text,
        htmlBody: html,
        to: { users: accountIds.map((accountId) => ({ accountId })) },
        restrict: { permissions: [{ key: 'BROWSE_PROJECTS' }] },
      };
      return write(auth, { method: 'POST', path, body }, timed, issueId);
    },
  };
}

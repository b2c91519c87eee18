import type { AdfDoc } from '../../domain/json.ts';
import type { JiraSimulator } from '../jira-simulator/index.ts';
import { findIssue } from '../jira-simulator/issues/access.ts';

/** Where somebody stands who presses. */
export interface Place {
  tenantId: string;
  accountId: string;
  /** Key of the issue on the page; null on pages without one. */
  issueKey: string | null;
}

const colleagues = ['acc-ben', 'acc-ada'];

/** Adds a paragraph to the description of the issue, as somebody who is not the one who presses. */
export function editAsColleague(simulator: JiraSimulator, place: Place): boolean {
  const { tenantId, accountId, issueKey } = place;
  const site = simulator.state.sites[tenantId];
  const issue = site && issueKey !== null ? findIssue(site, issueKey) : undefined;
  const colleague = site?.people.find(
    (one) => colleagues.includes(one.accountId) && one.accountId !== accountId,
  );
  if (!issue || !colleague) return false;
  const at = simulator.clock.now().toISOString().slice(11, 19);
  const text = `${colleague.displayName} wrote this at ${at} UTC, while somebody else was deciding.`;
  const paragraph = { type: 'paragraph', content: [{ type: 'text', text }] };
  const before = (issue.fields.description as AdfDoc | null)?.content ?? [];
  const description = { type: 'doc', version: 1, content: [...before, paragraph] };
  simulator.acting.edit({ cloudId: tenantId, issue: issue.id }, colleague.accountId, {
    description,
  });
  return true;
}

import type { MouseEvent } from 'react';
import { openIssue } from '../bridge.ts';

interface IssueLinkProps {
  issueKey: string;
  siteUrl: string;
}

/** A link to a work item. Forge lets a frame go elsewhere only by its router. */
export function IssueLink({ issueKey, siteUrl }: IssueLinkProps) {
  const open = (event: MouseEvent) => {
    event.preventDefault();
    void openIssue(issueKey);
  };
  return (
    <a href={`${siteUrl}/browse/${issueKey}`} target="_blank" rel="noreferrer" onClick={open}>
      {issueKey}
    </a>
  );
}

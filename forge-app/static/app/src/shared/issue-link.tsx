import type { MouseEvent } from 'react';
import { openAddress, openIssue } from '../bridge.ts';

interface IssueLinkProps {
  issueKey: string;
  siteUrl: string;
  /** Leads to a comment of it. */
  commentId?: string;
}

/** A link to a work item. Forge lets a frame go elsewhere only by its router. */
export function IssueLink({ issueKey, siteUrl, commentId }: IssueLinkProps) {
  const url = `${siteUrl}/browse/${issueKey}`;
  const address = commentId === undefined ? url : `${url}?focusedCommentId=${commentId}`;
  const open = (event: MouseEvent) => {
    event.preventDefault();
    void (commentId === undefined ? openIssue(issueKey) : openAddress(address));
  };
  return (
    <a href={address} target="_blank" rel="noreferrer" onClick={open}>
      {issueKey}
    </a>
  );
}

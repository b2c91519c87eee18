import type { KeyboardEvent, MouseEvent } from 'react';
import { openAddress, openIssue } from '../bridge.ts';

interface IssueLinkProps {
  issueKey: string;
  siteUrl: string;
  /** Leads to a comment of it. */
  commentId?: string;
  /** In a list that the keyboard goes through by itself. */
  inList?: {
    tabIndex: 0 | -1;
    link: (link: HTMLAnchorElement | null) => void;
    onFocus: () => void;
    onKeyDown: (event: KeyboardEvent) => void;
  };
}

/** A link to a work item. Forge lets a frame go elsewhere only by its router. */
export function IssueLink({ issueKey, siteUrl, commentId, inList }: IssueLinkProps) {
  const { link, ...reached } = inList ?? {};
  const url = `${siteUrl}/browse/${issueKey}`;
  const address = commentId === undefined ? url : `${url}?focusedCommentId=${commentId}`;
  const open = (event: MouseEvent) => {
    event.preventDefault();
    void (commentId === undefined ? openIssue(issueKey) : openAddress(address));
  };
  return (
    <a ref={link} href={address} target="_blank" rel="noreferrer" onClick={open} {...reached}>
      {issueKey}
    </a>
  );
}

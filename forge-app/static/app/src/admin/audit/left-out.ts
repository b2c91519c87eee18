import type { AuditList } from '../replies.ts';

/** How many entries a reply left out; null where it does not tell, as of one subject. */
export function countOf(leftOut: AuditList['leftOut']): number | null {
  return leftOut && leftOut.hidden + leftOut.unchecked;
}

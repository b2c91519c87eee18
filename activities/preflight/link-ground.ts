import type { LinkGround } from '../../domain/drafts/draft-links.ts';
import type { NormalIssue } from '../../domain/issue.ts';
import type { ActivityDeps } from '../deps.ts';
import type { Access } from '../reading.ts';

/**
 * What Jira says of issues that a text names by their keys, and of the site's kinds of links. Everybody who
 * sees the issue reads a proposal for it, so the other one must be one that they all may see: of the same
 * project, and of no security level.
 * @throws {ReadygateError} those of Jira's reads
 */
export async function lookForLinks(
  { jira }: ActivityDeps,
  { auth }: Pick<Access, 'auth'>,
  { projectId }: NormalIssue,
  keys: readonly string[],
): Promise<LinkGround> {
  const asked = { fields: ['project', 'security'], properties: [] };
  const [kinds, found] = await Promise.all([
    jira.listLinkTypes(auth),
    jira.bulkFetch(auth, keys, asked),
  ]);
  const open = found.filter(({ fields = {} }) => {
    const { id } = (fields.project ?? {}) as { id?: unknown };
    return id === projectId && (fields.security ?? null) === null;
  });
  return { kinds, targets: new Map(open.map(({ id, key }) => [key, id])) };
}

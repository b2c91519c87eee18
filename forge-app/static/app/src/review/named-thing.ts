/**
 * What a person names as the thing that a change has made: the key of a work item or the id of a comment,
 * also out of the address that Jira shows for it. Null where it is neither.
 */
export function namedThing(typed: string): string | null {
  const text = typed.trim();
  const comment = /[?&]focusedCommentId=(\d{1,19})\b/.exec(text);
  if (comment?.[1]) return comment[1];
  const browsed = /\/browse\/([^/?#]+)/.exec(text);
  const name = (browsed?.[1] ?? text).toUpperCase();
  return /^([A-Z][A-Z0-9_]{1,40}-)?\d{1,19}$/.test(name) ? name : null;
}

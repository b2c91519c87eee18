import { refuse } from '../http/jira-error.ts';

export interface JqlToken {
  kind: 'word' | 'text' | 'operator' | 'mark';
  text: string;
}

const pattern =
  /\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(!=|>=|<=|=|>|<|~)|([(),[\]])|([^\s"'()=<>!,~[\]]+))/gy;

/** Splits JQL; quoted text is never an operator or a keyword. */
export function jqlTokens(jql: string): JqlToken[] {
  const tokens: JqlToken[] = [];
  const text = jql.trimEnd();
  pattern.lastIndex = 0;
  while (pattern.lastIndex < text.length) {
    const at = pattern.lastIndex;
    const match = pattern.exec(text);
    if (match === null)
      throw badJql(`Error in the JQL Query: unexpected text at character ${at + 1}.`);
    const [, double, single, operator, mark, word] = match;
    const quoted = double ?? single;
    if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted.replace(/\\(.)/g, '$1') });
    else if (operator !== undefined) tokens.push({ kind: 'operator', text: operator });
    else if (mark !== undefined) tokens.push({ kind: 'mark', text: mark });
    else tokens.push({ kind: 'word', text: word ?? '' });
  }
  return tokens;
}

/** A 400 as search gives it. */
export function badJql(message: string): Error {
  return refuse(400, [message]);
}

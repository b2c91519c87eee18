import { describe, expect, it } from '@jest/globals';
import { checkJql, longestJql, pageJql, projectJql } from '../../../domain/sweep-query.ts';

const refused = (text: string) => {
  try {
    checkJql(text);
    return null;
  } catch (error) {
    return (error as { details: { expected: string } }).details.expected;
  }
};

describe('S1 the JQL of a sweep', () => {
  it.each([
    'labels = a and (status = "In progress" or status = Done)',
    `summary ~ "a ) that opens nothing"`,
    `summary ~ 'order by nothing' and text ~ "a \\" inside"`,
    ' labels in (a, b) ',
  ])('is taken as it is: %s', (text) => {
    expect(checkJql(text)).toBe(text.trim());
  });

  it.each([
    ['  ', 'JQL that says which work items'],
    ['a'.repeat(longestJql + 1), `at most ${longestJql} characters`],
    ['labels = a ORDER  BY key', 'JQL without ORDER BY: a sweep has its own order'],
    ['labels = "a', 'a quote at the end of each quoted value'],
    [
      'labels = a) or (project = OTHER',
      'as many closing parentheses as opening ones, each behind its own',
    ],
    ['(labels = a', 'as many closing parentheses as opening ones, each behind its own'],
  ])('is refused with what would be right: %s', (text, expected) => {
    expect(refused(text)).toBe(expected);
  });

  it('stands beside the project, and without any what nobody has begun is meant', () => {
    expect(projectJql({ projectId: '1', jql: 'a = 1 or b = 2' })).toBe(
      'project = "1" and (a = 1 or b = 2)',
    );
    expect(projectJql({ projectId: '1', jql: null })).toBe(
      'project = "1" and (statusCategory = new)',
    );
  });

  it('goes on behind a key, in the order of keys, and in the second part asks for what changed', () => {
    const query = { projectId: '1', jql: null };
    const all = 'project = "1" and (statusCategory = new)';
    expect(pageJql(query, { afterKey: null, minutesAgo: null })).toBe(`${all} order by key asc`);
    expect(pageJql(query, { afterKey: 'A-9', minutesAgo: 12 })).toBe(
      `${all} and updated >= -12m and key > "A-9" order by key asc`,
    );
  });
});

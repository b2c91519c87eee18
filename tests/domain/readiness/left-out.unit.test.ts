import { describe, expect, it } from '@jest/globals';
import { digestOf } from '../../../domain/canonical.ts';
import { normaliseJiraIssue } from '../../../domain/normalise/normalise-issue.ts';
import { judgesOf, whyLeftOut } from '../../../domain/readiness/left-out.ts';
import { standsOut } from '../../../domain/readiness/out-of-date.ts';
import { baseline, issueOf, starter } from '../../helpers/judged.ts';
import { team } from '../../helpers/team-pack.ts';

const why = (row: Record<string, unknown>, pack = starter) => whyLeftOut(issueOf(row), pack);

describe('R4 which work items are judged', () => {
  it.each([
    [{ 'Status Category': 'To Do' }, null],
    [{ 'Status Category': 'In Progress' }, 'status'],
    [{ 'Status Category': 'Done' }, 'status'],
    [{ type: 'Sub-task', 'Status Category': 'To Do' }, 'type'],
    [{ type: 'Epic', 'Status Category': 'To Do' }, 'type'],
    [{ type: 'Spike', 'Status Category': 'To Do' }, null],
    [{ 'Status Category': 'To Do', 'Project type': 'service_desk' }, 'service'],
    [{ 'Status Category': 'To Do', 'Project type': 'software' }, null],
  ])('are those to do that are no subtask, epic or service request: %j', (row, expected) => {
    expect([why(row), why(row, baseline)]).toEqual([expected, expected]);
  });

  it('leave nothing out of which the status is not known', () => {
    expect(why({ Status: 'Somewhere' })).toBeNull();
    const named = team('judges: { statuses: [Refinement] }');
    expect(why({ 'Status Category': 'In Progress' }, named)).toBeNull();
  });

  it('are said by a project: by category, by name or id of a status, by type, and with service requests', () => {
    const wide = team(
      'judges: { statuses: [toDo, inProgress], types: [epic, story], serviceRequests: true }',
    );
    expect(why({ type: 'Epic', 'Status Category': 'In Progress' }, wide)).toBeNull();
    expect(why({ 'Status Category': 'To Do', 'Project type': 'service_desk' }, wide)).toBeNull();
    expect(why({ type: 'Bug', 'Status Category': 'To Do' }, wide)).toBe('type');
    const named = team('judges: { statuses: [in refinement, "10009"] }');
    const jira = (status: object) =>
      normaliseJiraIssue({
        ...{ id: '1', key: 'A-1' },
        fields: { summary: 'x', issuetype: { name: 'Story' }, status },
      });
    const of = (id: string, name: string) =>
      whyLeftOut(jira({ id, name, statusCategory: { key: 'indeterminate' } }), named);
    expect([of('3', 'In Refinement'), of('10009', 'Andere'), of('3', 'Building')]).toEqual([
      ...[null, null],
      'status',
    ]);
  });

  it('are begun, for a Definition of Done', () => {
    const done = { purpose: 'done' } as const;
    expect(whyLeftOut(issueOf({ 'Status Category': 'In Progress' }), done)).toBeNull();
    expect(whyLeftOut(issueOf({ 'Status Category': 'To Do' }), done)).toBe('status');
  });

  it('are inherited member by member', () => {
    expect(judgesOf(team('judges: { types: [epic] }'))).toEqual({
      ...{ statuses: ['toDo'], types: ['epic'], serviceRequests: false },
    });
  });

  it('are told of a service project by Jira', () => {
    const fields = { summary: 'x', project: { id: '1', projectTypeKey: 'service_desk' } };
    expect(normaliseJiraIssue({ id: '1', key: 'A-1', fields }).service).toBe(true);
  });
});

describe('R9 that an issue is not judged', () => {
  const [pack, other] = [digestOf('pack'), digestOf('other')];
  const at = new Date('2026-11-24T09:00:00.000Z');
  const later = new Date('2026-11-24T09:00:01.000Z');
  const stored = { leftOut: 'type', leftOutBy: pack, leftOutAt: at, staleSince: null } as const;
  it('holds until it changes or other rules count', () => {
    expect(standsOut(stored, pack)).toBe('type');
    expect(standsOut({ ...stored, staleSince: at }, pack)).toBe('type');
    expect(standsOut({ ...stored, staleSince: later }, pack)).toBeNull();
    expect(standsOut(stored, other)).toBeNull();
  });
});

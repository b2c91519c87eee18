import { describe, expect, it } from '@jest/globals';
import { normaliseJiraIssue } from '../../../domain/normalise/normalise-issue.ts';
import { keptFacts, sweepFacts } from '../../../domain/sweep-facts.ts';

const factsOf = (fields: Record<string, unknown>, sprint: string | null = 'customfield_1') => {
  const whole = { issuetype: { name: 'Story' }, ...fields };
  const names = { customfield_2: 'Story Points' };
  const issue = normaliseJiraIssue({ id: '1', key: 'A-1', fields: whole }, names);
  return sweepFacts(issue, whole, sprint);
};
const blocks = { name: 'Blocks', inward: 'is blocked by', outward: 'blocks' };
const other = (id: string, category: string) => ({
  id,
  fields: { status: { statusCategory: { key: category } } },
});

describe('S1 what a sweep notes of an issue', () => {
  it('is the same for summaries that differ in case and spaces only', () => {
    const digest = factsOf({ summary: 'Pay  by Card ' }).summaryDigest;
    expect(factsOf({ summary: 'pay by card' }).summaryDigest).toBe(digest);
    expect(factsOf({ summary: 'pay by cash' }).summaryDigest).not.toBe(digest);
    expect(factsOf({ summary: null }).summaryDigest).toBeNull();
  });

  it('are blockers that are not done, of links that say so, in whatever language', () => {
    const issuelinks = [
      { type: blocks, inwardIssue: other('12', 'new') },
      {
        type: { ...blocks, inward: 'wird blockiert durch' },
        inwardIssue: other('11', 'indeterminate'),
      },
      { type: blocks, inwardIssue: other('13', 'done') },
      { type: blocks, outwardIssue: other('14', 'new') },
      { type: { inward: 'relates to' }, inwardIssue: other('15', 'new') },
    ];
    expect(factsOf({ issuelinks }).blockerIds).toEqual(['11', '12']);
  });

  it('is the sprint that runs, else the one that was planned last, and none that is closed', () => {
    const sprint = (...states: string[]) =>
      factsOf({ customfield_1: states.map((state, at) => ({ id: at + 1, state })) }).sprintId;
    expect(sprint('closed', 'active', 'future')).toBe('2');
    expect(sprint('closed', 'future', 'future')).toBe('3');
    expect(sprint('closed')).toBeNull();
    expect(factsOf({ customfield_1: [{ id: 1, state: 'active' }] }, null).sprintId).toBeNull();
  });

  it('is that an estimate is missing only where there is a field for one', () => {
    expect(factsOf({}).estimateMissing).toBeNull();
    expect(factsOf({ customfield_2: null }).estimateMissing).toBe(true);
    expect(factsOf({ customfield_2: 3 }).estimateMissing).toBe(false);
  });

  it('are parent and day, and of a kept issue what its content says', () => {
    const facts = factsOf({ parent: { id: '9' }, updated: '2026-11-20T23:30:00.000+0000' });
    expect(facts).toMatchObject({ parentId: '9', updatedDay: '2026-11-20', kind: 'story' });
    const fields = { summary: 'A', parent: { id: '9' } };
    const kept = keptFacts(normaliseJiraIssue({ id: '1', key: 'A-1', fields }));
    expect(kept).toMatchObject({ parentId: null, blockerIds: [], sprintId: null });
  });
});

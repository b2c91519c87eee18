import { describe, expect, it } from '@jest/globals';
import { jiraLink, rowLinks, withStates } from '../../../domain/normalise/links.ts';
import { issueOf } from '../../helpers/judged.ts';

const ends = { name: 'Blocks', inward: 'is blocked by', outward: 'blocks' };
const other = (key: string) => ({ id: '7', fields: { status: { statusCategory: { key } } } });

describe('R1 the links of an issue', () => {
  it('say which of them holds it up, and how that one stands', () => {
    expect(jiraLink({ type: ends, inwardIssue: other('indeterminate') })).toEqual([
      { type: 'Blocks', direction: 'in', id: '7', blocks: true, category: 'indeterminate' },
    ]);
    expect(jiraLink({ type: ends, outwardIssue: other('new') })).toEqual([
      { type: 'Blocks', direction: 'out', id: '7', category: 'new' },
    ]);
  });

  it.each([
    ['Dependency', 'is depended on by', 'depends on', 'out'],
    ['Blocker', 'wird blockiert von', 'blockiert', 'in'],
    ['Blocage', 'est bloqué par', 'bloque', 'in'],
    ['Bloqueo', 'está bloqueada por', 'bloquea', 'in'],
  ])('are read by the words of the site: %s', (name, inward, outward, direction) => {
    const type = { name, inward, outward };
    const link = { type, [direction === 'in' ? 'inwardIssue' : 'outwardIssue']: { id: '7' } };
    expect(jiraLink(link)[0]).toMatchObject({ direction, blocks: true });
    const back = { type, [direction === 'in' ? 'outwardIssue' : 'inwardIssue']: { id: '7' } };
    expect(jiraLink(back)[0]).not.toHaveProperty('blocks');
  });

  it('stand in the columns of an export, without the states of others', () => {
    const row = {
      'Inward issue link (Blocks)': 'A-2\nA-3',
      'Outward issue link (Relates)': 'A-4',
      'Outward issue link (Blocks)': '',
    };
    expect(rowLinks(row)).toEqual([
      { type: 'Blocks', direction: 'in', id: 'A-2', blocks: true },
      { type: 'Blocks', direction: 'in', id: 'A-3', blocks: true },
      { type: 'Relates', direction: 'out', id: 'A-4' },
    ]);
    const known = withStates(issueOf(row), (id) => (id === 'A-2' ? 'done' : undefined));
    expect(known.links.map(({ category }) => category)).toEqual(['done', undefined, undefined]);
  });

  it('are not known where none were given, nor are subtasks', () => {
    expect(issueOf({}).unread).toEqual(['links', 'subtasks']);
    expect(issueOf({ links: [], subtasks: ['One'] }).unread).toBeUndefined();
  });
});

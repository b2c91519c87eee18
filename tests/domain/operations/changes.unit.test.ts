import { describe, expect, it } from '@jest/globals';
import type { Operation } from '../../../domain/operation.ts';
import { operationFields } from '../../../domain/operations/depends.ts';
import { inverseOf, type Written } from '../../../domain/operations/inverse.ts';
import { linkIssuesOperation } from '../../../domain/operations/link-issues.ts';
import {
  setAssigneeOperation,
  setComponentsOperation,
  setLabelsOperation,
} from '../../../domain/operations/set-fields.ts';

const issueId = '10112';
const ada = { id: 'acc-ada', name: 'Ada' };
const ben = { id: 'acc-ben', name: 'Ben' };
const cart = { id: '10001', name: 'Cart' };
const search = { id: '10002', name: 'Search' };

const standing = (change: Partial<Written> = {}): Written => ({
  result: { id: '1' },
  description: null,
  assigneeId: null,
  labels: [],
  componentIds: [],
  links: [],
  ...change,
});

describe('W1 changes of fields', () => {
  it('leave out what would change nothing, and are in one order', () => {
    const labels = setLabelsOperation({
      issueId,
      current: ['b'],
      add: ['c', 'a', 'b', 'a'],
      remove: ['z'],
    });
    expect(labels).toEqual({ format: 1, kind: 'setLabels', issueId, add: ['a', 'c'], remove: [] });
    const components = setComponentsOperation({
      issueId,
      current: [cart],
      add: [search, cart],
      remove: [],
    });
    expect(components.add).toEqual([search]);
  });

  it.each([
    [
      'a label with white space',
      () => setLabelsOperation({ issueId, current: [], add: ['a b'], remove: [] }),
    ],
    ['no change', () => setLabelsOperation({ issueId, current: ['a'], add: ['a'], remove: [] })],
    [
      'a label both ways',
      () => setLabelsOperation({ issueId, current: [], add: ['a'], remove: ['a'] }),
    ],
    ['the same assignee', () => setAssigneeOperation({ issueId, from: ada, to: ada })],
    [
      'whoever the project says',
      () => setAssigneeOperation({ issueId, from: ada, to: { id: '-1', name: '' } }),
    ],
    [
      'a link to itself',
      () =>
        linkIssuesOperation({
          issueId,
          type: { id: '1', name: 'blocks' },
          direction: 'out',
          other: { id: issueId, name: 'SHOP-12' },
        }),
    ],
  ])('refuse %s', (_name, make) => {
    expect(make).toThrow(expect.objectContaining({ code: 'invalid_operation' }));
  });

  it('depend on what they replace, and not on what they add to', () => {
    const labels = setLabelsOperation({ issueId, current: [], add: ['a'], remove: [] });
    const components = setComponentsOperation({ issueId, current: [], add: [cart], remove: [] });
    expect(operationFields(labels)).toEqual(['project']);
    expect(operationFields(components)).toEqual(['project', 'field:components']);
  });
});

describe('W6 the inverse of an operation', () => {
  it('gives an issue back to whoever had it, unless somebody changed that since', () => {
    const operation = setAssigneeOperation({ issueId, from: ada, to: ben });
    expect(inverseOf(operation, standing({ assigneeId: 'acc-ben' }))).toEqual([
      setAssigneeOperation({ issueId, from: ben, to: ada }),
    ]);
    expect(inverseOf(operation, standing({ assigneeId: 'acc-vera' }))).toEqual([]);
  });

  it('takes back only what still stands of labels and components', () => {
    const labels = setLabelsOperation({
      issueId,
      current: ['old'],
      add: ['a', 'b'],
      remove: ['old'],
    });
    expect(inverseOf(labels, standing({ labels: ['a'] }))).toEqual([
      { ...labels, add: ['old'], remove: ['a'] },
    ]);
    expect(inverseOf(labels, standing({ labels: ['old'] }))).toEqual([]);
    const components = setComponentsOperation({ issueId, current: [], add: [cart], remove: [] });
    expect(inverseOf(components, standing({ componentIds: [cart.id] }))).toEqual([
      { ...components, add: [], remove: [cart] },
    ]);
  });

  it('removes the link that stands, in its direction', () => {
    const operation = linkIssuesOperation({
      issueId,
      type: { id: '10', name: 'blocks' },
      direction: 'out',
      other: { id: '10113', name: 'SHOP-13' },
    });
    const link = { id: '77', typeId: '10', direction: 'out' as const, otherId: '10113' };
    expect(inverseOf(operation, standing({ links: [link] }))).toMatchObject([
      { kind: 'removeLink', target: { id: '77' } },
    ]);
    expect(inverseOf(operation, standing({ links: [{ ...link, direction: 'in' }] }))).toEqual([]);
  });

  it('deletes what was created, and is itself not taken back', () => {
    const created: Operation = {
      format: 1,
      kind: 'createSubtask',
      issueId,
      projectId: '1',
      issueTypeId: '2',
      fields: { summary: 'x' },
    };
    const [deletion] = inverseOf(created, standing({ result: { id: '10141', key: 'SHOP-41' } }));
    expect(deletion).toEqual({
      format: 1,
      kind: 'deleteSubtask',
      issueId,
      target: { id: '10141', name: 'SHOP-41' },
    });
    expect(inverseOf(deletion!, standing())).toEqual([]);
  });
});

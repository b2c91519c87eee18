import { digestOf } from '../../domain/canonical.ts';
import type { Operation } from '../../domain/operation.ts';
import { headingNode, listNode, paragraphs } from '../../domain/operations/adf.ts';

const common = { format: 1, issueId: '10112' } as const;
const body = paragraphs(['Which cards?', 'Written by Readygate.']);
const whole = { before: digestOf('before'), after: digestOf('after') };

/** One operation of each kind. */
export const everyOperation = {
  createSubtask: {
    ...common,
    kind: 'createSubtask',
    projectId: '10000',
    issueTypeId: '10003',
    fields: { summary: 'Retry a failed payment once', description: body },
  },
  everyone: { ...common, kind: 'addComment', audience: 'everyone', body },
  internal: { ...common, kind: 'addComment', audience: 'internal', body },
  customer: { ...common, kind: 'addComment', audience: 'customer', body },
  insertSections: {
    ...common,
    ...whole,
    kind: 'insertSections',
    insertions: [
      {
        at: { path: '/content/1', before: null, after: null },
        nodes: [headingNode('Test plan', 2), listNode(['Pay twice', 'Pay never'])],
      },
    ],
  },
  removeSections: {
    ...common,
    ...whole,
    kind: 'removeSections',
    cuts: [
      { path: '/content/1', nodes: [headingNode('Test plan', 2), listNode(['Pay twice'], true)] },
    ],
  },
  setAssignee: {
    ...common,
    kind: 'setAssignee',
    from: null,
    to: { id: 'acc-ada', name: 'Ada' },
  },
  setLabels: { ...common, kind: 'setLabels', add: ['payments', 'api'], remove: [] },
  setComponents: {
    ...common,
    kind: 'setComponents',
    add: [],
    remove: [{ id: '10010', name: 'Checkout' }],
  },
  linkIssues: {
    ...common,
    kind: 'linkIssues',
    type: { id: '10100', name: 'is blocked by' },
    direction: 'in',
    other: { id: '10117', name: 'SHOP-17' },
  },
  deleteSubtask: {
    ...common,
    kind: 'deleteSubtask',
    target: { id: '10131', name: 'SHOP-31' },
  },
  deleteComment: { ...common, kind: 'deleteComment', target: { id: '10900', name: '10900' } },
  removeLink: {
    ...common,
    kind: 'removeLink',
    target: { id: '10901', name: 'is blocked by SHOP-17' },
  },
} satisfies Record<string, Operation>;

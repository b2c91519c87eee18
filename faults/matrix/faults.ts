import type { LedgerState } from '../../db/writes.ts';
import type { Fault, OperationKind } from './cell.ts';

const anywhere: readonly LedgerState[] = [
  'planned',
  'sending',
  'ambiguous',
  'confirmed',
  'failed',
  'conflict',
  'uncertain',
];
/** While rows are still driven on: before the write, at it, while it is looked up, and at the read-back. */
const onTheWay: readonly LedgerState[] = ['planned', 'sending', 'ambiguous', 'confirmed'];
/** Between the effect and the moment when the product knows of it, or reads it back. */
const inBetween: readonly LedgerState[] = ['ambiguous', 'confirmed'];

const creating: readonly OperationKind[] = ['createSubtask', 'addComment'];
/** What a person can change by hand after it was made: all but what is gone. */
const changeable: readonly OperationKind[] = [
  ...creating,
  'insertSections',
  'removeSections',
  'setAssignee',
  'setLabels',
  'setComponents',
  'linkIssues',
];

/** Everything that goes wrong, each once. */
export const faults: readonly Fault[] = [
  {
    id: 'worker_killed',
    family: 'process',
    what: 'The worker is killed and starts again.',
    meets: anywhere,
  },
  {
    id: 'worker_stopped',
    family: 'process',
    what: 'The worker stands still, longer than every deadline, and goes on.',
    meets: onTheWay,
  },
  {
    id: 'api_killed',
    family: 'process',
    what: 'The API is killed and starts again.',
    meets: anywhere,
  },
  {
    id: 'dispatcher_killed',
    family: 'process',
    what: 'The dispatcher is killed between a delivery and its mark.',
    meets: ['planned'],
  },
  {
    id: 'temporal_killed',
    family: 'process',
    what: 'Temporal is killed and starts again.',
    meets: anywhere,
  },
  {
    id: 'postgres_killed',
    family: 'process',
    what: 'PostgreSQL is killed and starts again.',
    meets: anywhere,
  },
  {
    id: 'cut_before_send',
    family: 'connection',
    what: 'The connection is cut before Jira acts.',
    meets: onTheWay,
  },
  {
    id: 'cut_after_send',
    family: 'connection',
    what: 'The connection is cut after Jira acted.',
    meets: ['sending'],
  },
  {
    id: 'cut_in_answer',
    family: 'connection',
    what: 'The connection is cut in the middle of the answer.',
    meets: ['planned', 'sending', 'ambiguous'],
  },
  {
    id: 'rate_limited',
    family: 'answer',
    what: '429 with `Retry-After`.',
    meets: onTheWay,
  },
  {
    id: 'rate_limited_bare',
    family: 'answer',
    what: '429 without `Retry-After`.',
    meets: ['sending', 'ambiguous'],
  },
  {
    id: 'error_before_effect',
    family: 'answer',
    what: '500, 502 or 503, and nothing was done.',
    meets: onTheWay,
  },
  {
    id: 'error_after_effect',
    family: 'answer',
    what: '500, 502 or 503, and it was done.',
    meets: ['sending'],
  },
  {
    id: 'html',
    family: 'answer',
    what: 'A page of HTML instead of JSON.',
    meets: ['planned', 'sending', 'ambiguous'],
  },
  {
    id: 'late_effect',
    family: 'time',
    what: 'The connection is cut, and Jira acts seconds later.',
    meets: ['sending'],
  },
  {
    id: 'slow_answer',
    family: 'time',
    what: 'The answer comes after the deadline.',
    meets: ['sending', 'ambiguous'],
  },
  {
    id: 'index_lag',
    family: 'time',
    what: 'The answer is lost, and search does not see the effect for a minute.',
    meets: ['ambiguous'],
    operations: ['createSubtask', 'deleteSubtask'],
  },
  {
    id: 'moved_by_person',
    family: 'person',
    what: 'Somebody moves the issue, with what was created, to another project.',
    meets: inBetween,
  },
  {
    id: 'reparented_by_person',
    family: 'person',
    what: 'Somebody moves the subtask that was created, and nothing else, under another issue.',
    meets: inBetween,
    operations: ['createSubtask'],
  },
  {
    id: 'deleted_by_person',
    family: 'person',
    what: 'Somebody deletes what was created.',
    meets: inBetween,
    operations: creating,
  },
  {
    id: 'edited_by_person',
    family: 'person',
    what: 'Somebody changes what was written.',
    meets: inBetween,
    operations: changeable,
  },
  {
    id: 'sender_sees_nothing',
    family: 'person',
    what: 'The account that sent does not see the project for a while.',
    meets: ['ambiguous'],
  },
  {
    id: 'own_write_as_event',
    family: 'person',
    what: 'Our own write comes back as an event that the issue changed.',
    meets: ['sending', 'ambiguous', 'confirmed'],
  },
];

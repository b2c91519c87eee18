import { describe, expect, it } from '@jest/globals';
import type { WrittenRow } from '../../../activities/undo/take-back.ts';
import { sendUndo } from '../../../activities/writing/send-undo.ts';
import type { JiraClient, Timed } from '../../../clients/jira/client.ts';
import type { IssueTrace } from '../../../clients/jira/trace.ts';
import { ReadygateError } from '../../../domain/errors.ts';
import type { DeleteCreated } from '../../../domain/operation.ts';
import { makePlan } from '../../helpers/plans.ts';

const [row] = makePlan(['done']).rows;
const operationId = row!.operationId;
const written: WrittenRow = {
  row: { ...row!, result: { id: '10141', key: 'SHOP-41' } },
  own: [{ operationId, accountId: 'acc-ada', sentAt: 0, until: 0 }],
};
const operation: DeleteCreated = {
  format: 1,
  kind: 'deleteSubtask',
  issueId: '10112',
  target: { id: '10141', name: 'SHOP-41' },
};
const untouched: IssueTrace = {
  property: { op: operationId },
  parentId: '10112',
  comments: 0,
  worklogs: 0,
  attachments: 0,
  links: 0,
  children: 0,
  changes: [],
  truncated: false,
};

/** Sends under a permit of 30 seconds, where reading takes so many milliseconds and shows this. */
async function send(
  trace: Partial<IssueTrace> | ReadygateError,
  reading = 0,
  approved = operation,
  stopped = false,
) {
  let now = 0;
  const deletions: number[] = [];
  const jira = {
    async getTrace(): Promise<IssueTrace> {
      now += reading;
      if (trace instanceof ReadygateError) throw trace;
      return { ...untouched, ...trace };
    },
    async deleteIssue(_auth: unknown, id: string, { milliseconds }: Timed) {
      deletions.push(milliseconds);
      return { kind: 'confirmed' as const, status: 204, id };
    },
  };
  const sender = {
    jira: jira as unknown as JiraClient,
    auth: { baseUrl: '', token: '' },
    accountId: 'acc-ada',
    sentAt: new Date(0),
    remaining: () => ({ milliseconds: 30_000 - now }),
    stopped: async () => (stopped ? { code: 'writes_stopped' } : null),
  };
  const marker = { op: 'undo', seal: 'seal' };
  return { reply: await sendUndo(sender, approved, written, marker), deletions };
}

describe('W6 an approved deletion', () => {
  it('ends within five seconds after the look at what it deletes began', async () => {
    expect(await send({})).toMatchObject({ reply: { kind: 'confirmed' }, deletions: [5000] });
    expect((await send({}, 1200)).deletions).toEqual([3800]);
  });

  it('is not sent after a look that took longer, and comes back', async () => {
    expect(await send({}, 5000)).toEqual({
      reply: { kind: 'rate_limited', status: null, retryAfterSeconds: 1 },
      deletions: [],
    });
  });

  it('is not sent where writing was stopped while it was looked at', async () => {
    expect(await send({}, 1200, operation, true)).toEqual({
      reply: { kind: 'held', status: null, problem: { code: 'writes_stopped' } },
      deletions: [],
    });
  });

  it('is not sent where somebody touched it, and says how', async () => {
    expect(await send({ comments: 1, worklogs: 2 })).toEqual({
      reply: {
        kind: 'moved',
        status: null,
        problem: { code: 'changed_in_jira', details: { touches: ['comment', 'worklog'] } },
      },
      deletions: [],
    });
  });

  it('is not sent where it is another deletion than was approved', async () => {
    const another = { ...operation, target: { id: '10142', name: 'SHOP-42' } };
    expect(await send({}, 0, another)).toEqual({
      reply: { kind: 'moved', status: null },
      deletions: [],
    });
  });

  it('is not sent where it is gone, or where the look failed', async () => {
    const gone = await send(new ReadygateError('issue_not_found'));
    expect(gone).toMatchObject({ reply: { problem: { code: 'already_gone' } }, deletions: [] });
    const down = await send(new ReadygateError('jira_unavailable'));
    expect(down).toMatchObject({ reply: { kind: 'ambiguous' }, deletions: [] });
  });
});

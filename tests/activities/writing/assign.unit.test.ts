import { describe, expect, it } from '@jest/globals';
import { assign } from '../../../activities/writing/compare-and-send.ts';
import type { JiraClient } from '../../../clients/jira/client.ts';
import type { SetAssignee } from '../../../domain/operation.ts';

const operation: SetAssignee = {
  format: 1,
  kind: 'setAssignee',
  issueId: '10112',
  from: { id: 'acc-ben', name: 'Ben' },
  to: { id: 'acc-ada', name: 'Ada' },
};

/** Sends it under a permit of 30 seconds, where reading takes so many milliseconds and finds this assignee. */
async function send({ holder = 'acc-ben', reading = 0, stopped = false }) {
  let now = 0;
  const given: (string | null)[] = [];
  const jira = {
    async getIssue() {
      now += reading;
      return { fields: { assignee: { accountId: holder } } };
    },
    async assignIssue(_auth: unknown, id: string, accountId: string | null) {
      given.push(accountId);
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
  return { reply: await assign(sender, operation), given };
}

describe('T8 an approved assignee', () => {
  it('is sent where the issue is in the hands that were shown', async () => {
    expect(await send({})).toMatchObject({ reply: { kind: 'confirmed' }, given: ['acc-ada'] });
  });

  it('is not sent where writing was stopped while Jira was read, or where that took too long', async () => {
    const held = { kind: 'held', problem: { code: 'writes_stopped' } };
    expect(await send({ stopped: true })).toMatchObject({ reply: held, given: [] });
    const late = { kind: 'rate_limited', status: null };
    expect(await send({ reading: 31_000 })).toMatchObject({ reply: late, given: [] });
  });

  it('is not sent over somebody else', async () => {
    expect(await send({ holder: 'acc-cara' })).toMatchObject({
      reply: { kind: 'moved' },
      given: [],
    });
  });
});

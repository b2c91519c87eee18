import { describe, expect, it } from '@jest/globals';
import { settlingOf } from '../../../activities/writing/settle.ts';
import type { WriteReply } from '../../../clients/jira/classify.ts';

const first = { attempts: 1, stillPermitted: true };

/** What each reply makes of ledger and row at the first attempt of somebody who still may. */
const table: [WriteReply, string, string][] = [
  [{ kind: 'confirmed', status: 201, id: '10041', key: 'SHOP-41' }, 'confirmed', 'done'],
  [{ kind: 'rate_limited', status: 429, retryAfterSeconds: 2 }, 'planned', 'released'],
  [{ kind: 'unauthorized', status: 401 }, 'planned', 'released'],
  [{ kind: 'forbidden', status: 403 }, 'planned', 'released'],
  [{ kind: 'conflict', status: 409 }, 'planned', 'released'],
  [{ kind: 'overwrote', status: 204, id: '10112' }, 'conflict', 'conflict'],
  [{ kind: 'refused', status: 400, fields: ['summary'] }, 'failed', 'failed'],
  [{ kind: 'ambiguous', status: 503 }, 'ambiguous', 'sending'],
  [{ kind: 'ambiguous', status: null }, 'ambiguous', 'sending'],
];

describe('W2 what a reply makes of a write', () => {
  it.each(table)('%j: ledger %s, row %s', (reply, ledger, row) => {
    expect(settlingOf(reply, first)).toMatchObject({ ledger, row });
  });

  it('fails at a 403 when the right is gone, and at the second one in any case', () => {
    const reply: WriteReply = { kind: 'forbidden', status: 403 };
    const failed = {
      ledger: 'failed',
      row: 'failed',
      problem: { code: 'jira_permission_missing' },
    };
    expect(settlingOf(reply, { attempts: 1, stillPermitted: false })).toMatchObject(failed);
    expect(settlingOf(reply, { attempts: 2, stillPermitted: true })).toMatchObject(failed);
  });

  it('gives a conflict up after three attempts', () => {
    const reply: WriteReply = { kind: 'conflict', status: 409 };
    expect(settlingOf(reply, { attempts: 2, stillPermitted: true }).row).toBe('released');
    expect(settlingOf(reply, { attempts: 3, stillPermitted: true })).toMatchObject({
      row: 'failed',
      problem: { code: 'jira_refused' },
    });
  });

  it('names the fields that Jira refused, and no words of its reply', () => {
    const { problem } = settlingOf({ kind: 'refused', status: 400, fields: ['duedate'] }, first);
    expect(problem).toEqual({
      code: 'jira_refused',
      details: { status: 400, fields: ['duedate'] },
    });
  });
});

import { describe, expect, it } from '@jest/globals';
import { lastDecider } from '../../../api/views/plan.ts';
import type { StoredDecisionRow } from '../../../db/decisions.ts';

const decision = (accountId: string, verdict: StoredDecisionRow['verdict']): StoredDecisionRow => ({
  decisionId: '00000000-0000-4000-8000-000000000001',
  accountId,
  decidedAt: new Date('2026-11-24T09:00:00.000Z'),
  rowId: '00000000-0000-4000-8000-000000000002',
  rowDigest: `sha256:${'0'.repeat(64)}`,
  verdict,
  fields: {},
  policyVersion: 1,
});

describe('A7 who decided last', () => {
  it('is you or somebody else, by the account and never by a name', () => {
    const decisions = [decision('acc-ben', 'reject'), decision('acc-ada', 'approve')];
    expect(lastDecider(decisions, 'acc-ada')).toBe('you');
    expect(lastDecider(decisions, 'acc-ben')).toBe('other');
  });

  it('is nobody while rows are only put off or edited', () => {
    expect(lastDecider([], 'acc-ada')).toBeNull();
    expect(lastDecider([decision('acc-ada', 'later')], 'acc-ada')).toBeNull();
    expect(lastDecider([decision('acc-ada', 'edit')], 'acc-ada')).toBeNull();
  });
});

import { describe, expect, it } from '@jest/globals';
import { clarificationState, outcomeInTime } from '../../../domain/clarification/clarification.ts';
import { planWords } from '../../../domain/message-words.ts';

const answeredAt = new Date('2026-11-26T10:00:00.000Z');

describe('R11 where questions stand', () => {
  it('is waiting, then answered by a comment, and then how it ended', () => {
    expect(clarificationState({ answeredAt: null, outcome: null })).toBe('waiting');
    expect(clarificationState({ answeredAt, outcome: null })).toBe('answered');
    for (const outcome of ['resolved', 'expired', 'cancelled', 'failed'] as const)
      expect(clarificationState({ answeredAt, outcome })).toBe(outcome);
  });

  it('ends in time as expired, unless somebody answered', () => {
    expect(outcomeInTime({ answeredAt: null })).toBe('expired');
    expect(outcomeInTime({ answeredAt })).toBe('answered');
  });
});

describe('R11 the reminder', () => {
  it('names the work item and not the time of its plan', () => {
    const news = { key: 'SHOP-12', changes: 1, expiresAt: '2026-12-01T10:00:00.000Z' };
    const words = planWords({ stage: 'unanswered', siteUrl: 'https://lumen.example', ...news });
    expect(words.subject).toBe('SHOP-12: questions wait for an answer');
    expect(words.text).not.toContain('2026');
  });
});

import { describe, expect, it } from '@jest/globals';
import { type ErrorCode, errorCatalogue } from '../../domain/errors.ts';
import { messages } from '../../forge-app/static/panel/src/messages.ts';
import { createIntents } from '../../forge-app/static/panel/src/state/intents.ts';
import { canRetry, isFinal, problemKind } from '../../forge-app/static/panel/src/state/problem.ts';

const refused = (code: ErrorCode) => ({
  kind: 'refused' as const,
  status: errorCatalogue[code].status,
  error: { code, message: errorCatalogue[code].message, requestId: 'r' },
});

describe('U3 a problem', () => {
  it.each(Object.keys(errorCatalogue) as ErrorCode[])('has words for %s', (code) => {
    const [title, text] = messages.problem[problemKind(refused(code), 'decide')];
    expect(title.length + text.length).toBeGreaterThan(20);
  });

  it('is not called harmless when a command had no answer', () => {
    expect(problemKind({ kind: 'unreachable' }, 'read')).toBe('unreachable');
    for (const asked of ['propose', 'decide'] as const) {
      expect(problemKind({ kind: 'unreachable' }, asked)).toBe('answer_unknown');
      expect(problemKind(refused('commit_unknown'), asked)).toBe('answer_unknown');
    }
    expect(messages.problem.answer_unknown.join(' ')).not.toContain('Nothing was changed');
  });

  it('offers another try only where one can help', () => {
    const lost: ErrorCode[] = ['row_already_decided', 'plan_expired', 'jira_permission_missing'];
    for (const code of lost) expect(canRetry(problemKind(refused(code), 'decide'))).toBe(false);
    for (const code of ['jira_unavailable', 'database_unavailable', 'internal'] as const)
      expect(canRetry(problemKind(refused(code), 'decide'))).toBe(true);
  });
});

describe('A7 a wish', () => {
  it('is not answered by a refusal that passes: its next turn may still be recorded', () => {
    const passing = ['rate_limited', 'overloaded', 'jira_unavailable', 'busy', 'timeout'] as const;
    for (const code of passing) {
      expect(isFinal(refused(code))).toBe(false);
      const kind = problemKind(refused(code), 'decide');
      expect(canRetry(kind)).toBe(true);
      expect(messages.problem[kind].join(' ')).not.toContain('Nothing was changed');
      expect(messages.problem[kind].join(' ')).toContain('goes on where it was');
    }
    expect(problemKind(refused('rate_limited'), 'decide')).toBe('busy');
    expect(problemKind(refused('overloaded'), 'read')).toBe('busy');
    expect(isFinal({ kind: 'unreachable' })).toBe(false);
    for (const code of ['row_already_decided', 'seal_mismatch', 'plan_expired'] as const)
      expect(isFinal(refused(code))).toBe(true);
    expect(isFinal({ kind: 'ok' })).toBe(true);
  });

  it('keeps its key until it was answered, whatever else is wished', () => {
    let made = 0;
    const intents = createIntents(() => `key-${++made}`);
    const wish = { seal: 's', rows: [{ rowId: 'a' }] };
    const key = intents.keyFor(wish);
    expect(intents.keyFor({ seal: 's', rows: [{ rowId: 'b' }] })).not.toBe(key);
    expect(intents.keyFor(structuredClone(wish))).toBe(key);
    intents.settled(wish);
    expect(intents.keyFor(wish)).not.toBe(key);
  });
});

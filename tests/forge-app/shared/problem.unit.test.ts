import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type ErrorCode, errorCatalogue } from '../../../domain/errors.ts';
import { t } from '../../../forge-app/static/app/src/language/translate.ts';
import { createIntents } from '../../../forge-app/static/app/src/shared/intents.ts';
import {
  canRetry,
  isFinal,
  type ProblemKind,
  problemKind,
} from '../../../forge-app/static/app/src/shared/problem.ts';

const wordsOf = (kind: ProblemKind) => [
  t(`shared.problem.${kind}.title`),
  t(`shared.problem.${kind}.text`),
];

const refused = (code: ErrorCode) => ({
  kind: 'refused' as const,
  status: errorCatalogue[code].status,
  error: { code, message: errorCatalogue[code].message, requestId: 'r' },
});

const openapi = JSON.parse(readFileSync('docs/openapi.json', 'utf8'));

describe('U3 a problem', () => {
  it.each(Object.keys(errorCatalogue) as ErrorCode[])('has words for %s', (code) => {
    const words = wordsOf(problemKind(refused(code), 'command'));
    expect(words.join('').length).toBeGreaterThan(20);
  });

  it('has words of its own for whatever a route answers, but where the app itself is wrong', () => {
    const wrong: ErrorCode[] = [
      'idempotency_key_missing',
      'idempotency_key_reused',
      'internal',
      'invalid_json',
      'unsupported_media_type',
    ];
    const documented = JSON.stringify(openapi.paths);
    const answered = (Object.keys(errorCatalogue) as ErrorCode[]).filter((code) =>
      documented.includes(`"${code}"`),
    );
    const unsaid = answered.filter((code) => problemKind(refused(code), 'command') === 'other');
    expect(answered.length).toBeGreaterThan(70);
    expect(unsaid.sort()).toEqual(wrong);
  });

  it('is not called harmless when a command had no answer', () => {
    expect(problemKind({ kind: 'unreachable' }, 'read')).toBe('unreachable');
    expect(problemKind({ kind: 'unreachable' }, 'command')).toBe('answer_unknown');
    expect(problemKind({ kind: 'unreachable' }, 'command', false)).toBe('answer_unknown');
    expect(problemKind(refused('commit_unknown'), 'command')).toBe('answer_unknown');
    expect(wordsOf('answer_unknown').join(' ')).not.toContain('Nothing was changed');
  });

  it('is said as it is where the browser is offline or Jira no longer vouches for the page', () => {
    expect(problemKind({ kind: 'unreachable' }, 'read', false)).toBe('offline');
    expect(problemKind({ kind: 'expired' }, 'command')).toBe('expired');
    expect(canRetry('expired')).toBe(false);
  });

  it('offers another try only where one can help', () => {
    const lost: ErrorCode[] = ['row_already_decided', 'plan_expired', 'jira_permission_missing'];
    for (const code of lost) expect(canRetry(problemKind(refused(code), 'command'))).toBe(false);
    for (const code of ['jira_unavailable', 'database_unavailable', 'internal'] as const)
      expect(canRetry(problemKind(refused(code), 'command'))).toBe(true);
  });
});

describe('A7 a wish', () => {
  it('is not answered by a refusal that passes: its next turn may still be recorded', () => {
    const passing = ['rate_limited', 'overloaded', 'jira_unavailable', 'busy', 'timeout'] as const;
    for (const code of passing) {
      expect(isFinal(refused(code))).toBe(false);
      const kind = problemKind(refused(code), 'command');
      expect(canRetry(kind)).toBe(true);
      expect(wordsOf(kind).join(' ')).not.toContain('Nothing was changed');
      expect(wordsOf(kind).join(' ')).toContain('goes on where it was');
    }
    expect(problemKind(refused('rate_limited'), 'command')).toBe('busy');
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

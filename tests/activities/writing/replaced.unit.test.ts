import { describe, expect, it } from '@jest/globals';
import { replacement } from '../../../activities/writing/replaced.ts';
import type { FieldChange } from '../../../domain/field-change.ts';
import { isOwnEntry } from '../../../domain/undo/own-write.ts';

const sentAt = new Date('2026-11-24T10:00:00Z');
const change = (seconds: number, accountId: string | null, toText: string): FieldChange =>
  ({
    field: 'description',
    at: sentAt.getTime() + seconds * 1000,
    accountId,
    fromText: 'before',
    toText,
  }) as FieldChange;

describe('W2 which change of the history is ours', () => {
  const theirs = change(-5, 'acc-ben', 'theirs');
  const ours = change(1, 'acc-ada', 'ours');
  const later = change(60, 'acc-ada', 'of the same person, later');

  it('is told by its content from a later one of the same person', () => {
    const write = { accountId: 'acc-ada', sentAt };
    const found = replacement([theirs, ours, later], write, ({ toText }) => toText === 'ours');
    expect(found?.toText).toBe('ours');
    expect(replacement([theirs, later], write, ({ toText }) => toText === 'ours')).toBeNull();
  });

  it('is none where nobody wrote just before', () => {
    expect(replacement([ours], { accountId: 'acc-ada', sentAt })).toBeNull();
  });
});

describe('W6 an entry of the history', () => {
  it('without an author is not ours because ours has none either', () => {
    const write = { operationId: 'op', accountId: null, sentAt: sentAt.getTime(), until: Infinity };
    expect(isOwnEntry(change(1, null, 'x'), [write])).toBe(false);
    expect(isOwnEntry(change(1, 'acc-ada', 'x'), [{ ...write, accountId: 'acc-ada' }])).toBe(true);
  });
});

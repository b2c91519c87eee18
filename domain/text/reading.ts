import type { Block, FieldKey, FieldText } from '../issue.ts';
import { withChecks } from './checks.ts';

/** A field's text with its structure, before it is given a key. */
export interface Reading {
  read: FieldText['read'];
  text: string;
  blocks: Block[];
}

export const unreadable: Reading = { read: 'unreadable', text: '', blocks: [] };

/** The reading as a field of an issue. */
export function asField(
  key: FieldKey,
  format: FieldText['format'],
  { read, text, blocks }: Reading,
): FieldText {
  return { key, format, read, text, blocks };
}

/** A text with its blocks, checklists told apart; empty when there is nothing but white space. */
export function readingOf(text: string, blocks: Block[]): Reading {
  return text.trim() === ''
    ? { read: 'empty', text, blocks: [] }
    : { read: 'ok', text, blocks: withChecks(text, blocks) };
}

import { expect } from '@jest/globals';
import type { Block, Span } from '../../domain/issue.ts';

/** Blocks lie in the text, in order, without overlap, and none of them is white space. */
export function expectSoundBlocks(text: string, blocks: readonly Block[]): void {
  expect(text.isWellFormed()).toBe(true);
  let last = 0;
  for (const { start, end } of blocks) {
    expect(start).toBeGreaterThanOrEqual(last);
    expect(end).toBeLessThanOrEqual(text.length);
    expect(text.slice(start, end).trim()).not.toBe('');
    last = end;
  }
}

/** The promise of every span: its text is the slice of the field at its offsets. */
export function expectSlices(
  texts: readonly { key: string; text: string }[],
  spans: readonly Span[],
): void {
  for (const { field, start, end, text } of spans) {
    const source = texts.find(({ key }) => key === field);
    expect(source?.text.slice(start, end)).toBe(text);
    expect(end).toBeGreaterThan(start);
  }
}

import type { FieldText, Span } from '../../../../domain/issue.ts';
import { escapeHtml } from './escape.ts';

/** Characters around a span, and of a span, that are shown. */
const around = 48;
const longest = 220;

/** The words of a span, marked, with a little of what stands around them. */
export function quote({ start, end }: Span, { text }: FieldText): string {
  const stop = Math.min(end, start + longest);
  const [from, to] = [
    wordBefore(text, start - around, start),
    wordAfter(text, stop + around, stop),
  ];
  const before = (from > 0 ? '… ' : '') + piece(text, from, start);
  const after = (stop < end ? '…' : '') + piece(text, stop, to) + (to < text.length ? ' …' : '');
  return `<q dir="auto">${escapeHtml(before)}<mark>${escapeHtml(piece(text, start, stop))}</mark>${escapeHtml(after)}</q>`;
}

/** A piece without line ends, and without the half of a character at its edges. */
function piece(text: string, start: number, end: number): string {
  return text
    .slice(start, end)
    .replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '')
    .replaceAll(/\s+/g, ' ');
}

/** Where the first whole word begins, at or after `from`. */
function wordBefore(text: string, from: number, limit: number): number {
  if (from <= 0) return 0;
  const gap = text.slice(from, limit).search(/\s/);
  return gap < 0 ? from : from + gap + 1;
}

/** Where the last whole word ends, at or before `to`. */
function wordAfter(text: string, to: number, limit: number): number {
  if (to >= text.length) return text.length;
  const gap = text.slice(limit, to).search(/\s\S*$/);
  return gap < 0 ? to : limit + gap;
}

import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { readAdf } from '../../../domain/adf/read.ts';
import { expectSoundBlocks } from '../../helpers/expect-spans.ts';
import { anyDoc } from '../../helpers/random-issue.ts';

// Much work rather than waiting: on a busy machine it takes its time.
jest.setTimeout(60_000);

const text = (value: string) => ({ type: 'text', text: value });
const node = (type: string, content: unknown[], attrs?: object) => ({ type, content, attrs });
const paragraph = (value: string) => node('paragraph', [text(value)]);
const doc = (...content: unknown[]) => ({ version: 1, type: 'doc', content });

/** The blocks with their words instead of their offsets. */
function blocksOf(value: unknown) {
  const { text: all, blocks } = readAdf(value);
  return blocks.map(({ start, end, path: _path, ...facts }) => ({
    ...facts,
    text: all.slice(start, end),
  }));
}

describe('a document in Atlassian Document Format', () => {
  it('becomes blocks with the path of their node', () => {
    const {
      read,
      text: all,
      blocks,
    } = readAdf(doc(node('heading', [text('Scope')], { level: 2 }), paragraph('The cart.')));
    expect({ read, all }).toEqual({ read: 'ok', all: 'Scope\nThe cart.' });
    expect(blocks).toEqual([
      { kind: 'heading', start: 0, end: 5, level: 2, path: '/content/0' },
      { kind: 'paragraph', start: 6, end: 15, path: '/content/1' },
    ]);
  });

  it('keeps nested lists, tasks and cells apart', () => {
    const inner = node('orderedList', [node('listItem', [paragraph('b')])]);
    const value = doc(
      node('bulletList', [node('listItem', [paragraph('a'), inner])]),
      node('taskList', [
        node('taskItem', [text('c')], { state: 'DONE' }),
        node('taskList', [node('blockTaskItem', [paragraph('d')], { state: 'TODO' })]),
      ]),
      node('table', [node('tableRow', [node('tableCell', [paragraph('e')])])]),
    );
    expect(blocksOf(value)).toEqual([
      { kind: 'item', level: 1, ordered: false, text: 'a' },
      { kind: 'item', level: 2, ordered: true, text: 'b' },
      { kind: 'item', level: 1, checked: true, text: 'c' },
      { kind: 'item', level: 2, checked: false, text: 'd' },
      { kind: 'cell', text: 'e' },
    ]);
  });

  it('is one item for all paragraphs of a list item', () => {
    const value = doc(node('bulletList', [node('listItem', [paragraph('a'), paragraph('b')])]));
    expect(blocksOf(value)).toEqual([{ kind: 'item', level: 1, ordered: false, text: 'a\nb' }]);
  });

  it('does not add a paragraph to the item before an empty one', () => {
    const empty = node('listItem', [node('paragraph', []), paragraph('b')]);
    const value = doc(node('bulletList', [node('listItem', [paragraph('a')]), empty]));
    expect(blocksOf(value).map(({ text: said }) => said)).toEqual(['a', 'b']);
  });

  it('shows what a reader sees: mentions, dates, cards, line breaks, titles that fold', () => {
    const line = node('paragraph', [
      { type: 'mention', attrs: { id: 'acc-1', text: '@Ada' } },
      { type: 'hardBreak' },
      { type: 'date', attrs: { timestamp: '1764547200000' } },
      { type: 'inlineCard', attrs: { url: 'https://a.example' } },
    ]);
    expect(readAdf(doc(line)).text).toBe('@Ada\n2025-12-01https://a.example');
    expect(blocksOf(doc(node('expand', [paragraph('x')], { title: 'Criteria' })))[0]).toMatchObject(
      { kind: 'heading', text: 'Criteria' },
    );
  });

  it('keeps the text of nodes nobody has heard of, inside a line too', () => {
    const odd = { type: 'sparkle', content: [text('new')] };
    expect(blocksOf(doc(node('paragraph', [text('a '), odd, text(' b')])))).toEqual([
      { kind: 'paragraph', text: 'a new b' },
    ]);
    expect(readAdf(doc(node('hologram', [paragraph('deep')]))).text).toBe('deep');
  });

  it.each([
    ['no document', { type: 'paragraph', content: [] }],
    ['a list', []],
    ['null', null],
    ['content that is no list', { type: 'doc', content: 'x' }],
    ['a node that is no object', doc('x')],
    ['content of a node that is no list', doc({ type: 'paragraph', content: 7 })],
    ['endless depth', doc(deep(5000))],
  ])('is unreadable, never empty: %s', (_name, value) => {
    expect(readAdf(value)).toEqual({ read: 'unreadable', text: '', blocks: [] });
  });

  it('is empty where there is nothing to read', () => {
    expect(readAdf(doc())).toEqual({ read: 'empty', text: '', blocks: [] });
    expect(readAdf(doc(node('paragraph', [text('  ')]))).read).toBe('empty');
  });

  it('has sound blocks whatever it holds, and the same ones twice', () => {
    fc.assert(
      fc.property(anyDoc, (value) => {
        const reading = readAdf(value);
        expectSoundBlocks(reading.text, reading.blocks);
        expect(readAdf(structuredClone(value))).toEqual(reading);
      }),
    );
  });
});

function deep(levels: number): unknown {
  let inner: unknown = paragraph('x');
  for (let level = 0; level < levels; level++) inner = node('panel', [inner]);
  return inner;
}

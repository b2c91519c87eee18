import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Json } from '../../../domain/json.ts';
import { editedDescription } from '../../../domain/operations/description.ts';
import { operationEffects } from '../../../domain/operations/effects.ts';
import { insertSectionsOperation } from '../../../domain/operations/insert-sections.ts';
import { inverseOf } from '../../../domain/operations/inverse.ts';

const text = fc
  .string({ minLength: 1, maxLength: 12 })
  .map((value) => ({ type: 'text', text: value }));
const paragraph = fc
  .array(text, { maxLength: 3 })
  .map((content): Json => ({ type: 'paragraph', content }));
/** Nodes that Readygate never makes, and one that nobody knows. */
const foreign = fc.oneof(
  paragraph.map(
    (inner): Json => ({ type: 'panel', attrs: { panelType: 'info' }, content: [inner] }),
  ),
  fc
    .uuid()
    .map((id): Json => ({ type: 'mediaSingle', content: [{ type: 'media', attrs: { id } }] })),
  fc.uuid().map(
    (id): Json => ({
      type: 'paragraph',
      content: [{ type: 'mention', attrs: { id, text: '@x' } }],
    }),
  ),
  fc.json().map((value): Json => ({ type: 'unheardOf', attrs: { value } })),
);
const document = fc
  .array(fc.oneof(paragraph, foreign), { maxLength: 8 })
  .map((content) => ({ version: 1 as const, type: 'doc' as const, content }));

const section = (path: string) => ({ path, heading: 'Test plan', items: ['Pay with a card'] });
const made = (description: unknown, path: string) =>
  insertSectionsOperation({
    issueId: '10112',
    description,
    sections: [section(path)],
    origin: 'Proposed by Readygate and approved by a person.',
  });

describe('W1 sections in a description', () => {
  it('leave everything else byte for byte as it was, whatever it is', () => {
    fc.assert(
      fc.property(document, fc.nat(8), (doc, at) => {
        const index = Math.min(at, doc.content.length);
        const operation = made(doc, `/content/${index}`);
        const edited = editedDescription(operation, doc);
        const added = operation.insertions[0]?.nodes.length ?? 0;
        const rest = edited?.content.toSpliced(index, added);
        expect(JSON.stringify(rest)).toBe(JSON.stringify(doc.content));
      }),
    );
  });

  it('come out again by their inverse, and the description is what it was', () => {
    fc.assert(
      fc.property(document, fc.nat(8), (doc, at) => {
        const operation = made(doc, `/content/${Math.min(at, doc.content.length)}`);
        const description = editedDescription(operation, doc);
        const [removal] = inverseOf(operation, {
          result: { id: '10112' },
          description,
          assigneeId: null,
          labels: [],
          componentIds: [],
          links: [],
        });
        if (removal?.kind !== 'removeSections') throw new Error('there is no inverse');
        expect(JSON.stringify(editedDescription(removal, description))).toBe(JSON.stringify(doc));
      }),
    );
  });

  it('go nowhere when the nodes beside their place are others now', () => {
    const doc = {
      version: 1 as const,
      type: 'doc' as const,
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'One' }] }],
    };
    const operation = made(doc, '/content/1');
    const other = {
      ...doc,
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Two' }] }],
    };
    expect(editedDescription(operation, other)).toBeNull();
  });

  it.each([
    ['a place that is not there', '/content/9'],
    ['a path that is none', '/content/-1'],
  ])('refuse %s', (_name, path) => {
    expect(() => made({ version: 1, type: 'doc', content: [] }, path)).toThrow(
      expect.objectContaining({ code: 'invalid_operation' }),
    );
  });

  it('of one place stand there in their order, below a heading that is there without one of their own', () => {
    const operation = insertSectionsOperation({
      issueId: '10112',
      description: null,
      sections: [
        { path: '/content/0', heading: null, items: ['One'] },
        { path: '/content/0', heading: 'Steps', items: ['Two', 'Three'], ordered: true },
      ],
      origin: 'Ours.',
    });
    const nodes = editedDescription(operation, null)?.content as { type: string }[];
    expect(nodes.map(({ type }) => type)).toEqual([
      ...['bulletList', 'heading', 'orderedList', 'paragraph'],
    ]);
    expect(operationEffects(operation)).toEqual([
      { name: 'Added to the description', value: 'One\nSteps\nTwo\nThree\nOurs.' },
    ]);
  });

  it('make a description where there was none', () => {
    const operation = made(null, '/content/0');
    expect(editedDescription(operation, null)?.content).toHaveLength(3);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findUnkeepable, parseStrictJson } from '../../domain/strict-json.ts';

const deepest = 32;
const read = (text: string) => parseStrictJson(text, deepest);

describe('strict JSON', () => {
  it('reads whatever JSON.stringify writes, but for names that reach prototypes', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 8 }), (text) => {
        const found = read(text);
        const value = JSON.parse(text);
        if ('fault' in found) expect([found.fault, JSON.stringify(value)]).toContain('name');
        else expect(found.value).toEqual(value);
      }),
    );
  });

  it('never throws, whatever the text, and reads nothing that JSON.parse does not', () => {
    const piece = fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', ':', '1', ' ', 'e', '\u0000');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const found = read(text);
        if ('value' in found) expect(found.value).toEqual(JSON.parse(text));
      }),
    );
  });

  it('finds a member that is named twice at any place and in any spelling', () => {
    for (const text of [
      '{"a":1,"a":1}',
      '{"a":1,"\\u0061":2}',
      '[{"b":{"a":1 , "c":[{}], "a"\n:2}}]',
      '{"":1,"":2}',
    ])
      expect(read(text)).toMatchObject({ fault: 'duplicate' });
    expect(read('[{"a":1},{"a":{"a":"\\"a\\":"}}]')).toHaveProperty('value');
  });
});

describe('what cannot be kept as it was sent', () => {
  const found = (text: string) => findUnkeepable(JSON.parse(text));

  it('is half of a surrogate pair and a control character, in texts and names', () => {
    for (const half of ['\\ud800', '\\udc00', '\\u0000', '\\u0008', '\\u007f', '\\u0085']) {
      expect(found(`{"a":["x${half}y"]}`)).toEqual({ fault: 'text', path: '/a/0' });
      expect(found(`{"a":{"x${half}":1}}`)).toEqual({ fault: 'text', path: '/a' });
    }
    expect(found('["\\ud83d\\ude00 tab\\t line\\n\\r \\u202e"]')).toBeNull();
  });

  it('is a number that a double does not hold', () => {
    for (const number of ['1e999', '-1e999', '9007199254740993', '1e21'])
      expect(found(`{"a":${number}}`)).toEqual({ fault: 'number', path: '/a' });
    for (const number of ['0.1', '-9007199254740991', '1e2', '5e-324'])
      expect(found(`[${number}]`)).toBeNull();
  });
});

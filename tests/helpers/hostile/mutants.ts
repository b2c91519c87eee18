import fc from 'fast-check';
import { claims, createSigner, encode, goodHeader, type Signer } from '../forge-tokens.ts';

/**
 * Tokens that somebody makes from a good one without the key: bytes and letters of its text, bits of its parts,
 * members of header and payload under the old signature, parts of two good ones together, and all of it signed by
 * another key. None is the good one.
 */
export function mutants(genuine: Signer): fc.Arbitrary<string> {
  const good = genuine.token();
  const other = genuine.token(claims({ principal: 'acc-otto', jti: '2' }), { ...goodHeader });
  const stranger = createSigner();
  const parts = good.split('.') as [string, string, string];
  const [header, payload, signature] = parts;
  const base = claims();
  const json = fc.jsonValue({ maxDepth: 3 });
  const place = fc.nat(good.length - 1);
  const character = fc.integer({ min: 0, max: 0x2ff }).map((code) => String.fromCharCode(code));
  const member = fc.constantFrom(...Object.keys(base));
  const appMember = fc.constantFrom(...Object.keys(base.app as object));
  const inApp = (name: string, value: unknown) => ({
    ...base,
    app: { ...(base.app as object), [name]: value },
  });
  /** A text of JSON in which something stands twice, is escaped, or has more around it. */
  const respelt = fc
    .tuple(member, json, fc.constantFrom(...respellings))
    .map(([name, value, respell]) =>
      respell(JSON.stringify(base), JSON.stringify(name), JSON.stringify(value)),
    );
  return fc
    .oneof(
      fc.tuple(place, character).map(([at, put]) => good.slice(0, at) + put + good.slice(at + 1)),
      fc.tuple(place, character).map(([at, put]) => good.slice(0, at) + put + good.slice(at)),
      fc
        .tuple(place, fc.integer({ min: 1, max: 40 }))
        .map(([at, n]) => good.slice(0, at) + good.slice(at + n)),
      fc.tuple(place, place).map(([at, to]) => swapped(good, at, to)),
      fc
        .tuple(place, fc.integer({ min: 1, max: 80 }))
        .map(([at, n]) => good.slice(0, at) + good.slice(at, at + n) + good.slice(at)),
      // A bit of what a part says, spelt canonically.
      fc
        .tuple(fc.nat(2), fc.nat(), fc.nat(7))
        .map(([part, at, bit]) => withBit(parts, part, at, bit)),
      fc
        .tuple(fc.nat(2), fc.uint8Array({ maxLength: 300 }))
        .map(([part, bytes]) =>
          parts.with(part, Buffer.from(bytes).toString('base64url')).join('.'),
        ),
      fc
        .tuple(fc.nat(2), fc.nat(2), fc.nat(2))
        .map((order) => order.map((n) => parts[n]).join('.')),
      fc
        .subarray([0, 1, 2], { minLength: 1, maxLength: 2 })
        .map((taken) =>
          parts
            .map((part, n) => (taken.includes(n) ? (other.split('.')[n] ?? '') : part))
            .join('.'),
        ),
      // What follows has another body or header under the old signature.
      fc
        .tuple(member, json)
        .map(([name, value]) => `${header}.${encode({ ...base, [name]: value })}.${signature}`),
      fc
        .tuple(appMember, json)
        .map(([name, value]) => `${header}.${encode(inApp(name, value))}.${signature}`),
      respelt.map((text) => `${header}.${encode(text)}.${signature}`),
      fc
        .tuple(fc.string({ maxLength: 12 }), json)
        .map(
          ([name, value]) => `${encode({ ...goodHeader, [name]: value })}.${payload}.${signature}`,
        ),
      fc
        .constantFrom('none', 'HS256', 'RS512', 'PS256', 'ES256', 'EdDSA', '')
        .chain((alg) =>
          fc
            .constantFrom(signature, '', 'AA')
            .map((last) => `${encode({ ...goodHeader, alg })}.${payload}.${last}`),
        ),
      // Somebody signs, whose key is not in the set.
      fc.tuple(member, json).map(([name, value]) => stranger.token({ ...base, [name]: value })),
      respelt.map((text) => stranger.token(text)),
      fc.string({ maxLength: 200, unit: 'binary' }),
    )
    .filter((token) => token !== good && token !== other);
}

type Respell = (text: string, name: string, value: string) => string;

const respellings: readonly Respell[] = [
  (text, name, value) => `${text.slice(0, -1)},${name}:${value}}`,
  (text, name, value) => `{${name}:${value},${text.slice(1)}`,
  (text) => ` ${text}`,
  (text) => `${text}\n`,
  (text) => `\ufeff${text}`,
  (text, name) => text.replace(name, `"\\u00${name.charCodeAt(1).toString(16)}${name.slice(2)}`),
  (text) => `[${text}]`,
  (text, _name, value) => `${text}${value}`,
  (text) => text.normalize('NFD').replace('acc-ada', 'acc-a\u0301da'),
];

function swapped(text: string, at: number, to: number): string {
  const letters = [...text];
  [letters[at], letters[to]] = [letters[to] ?? '', letters[at] ?? ''];
  return letters.join('');
}

function withBit(parts: readonly string[], part: number, at: number, bit: number): string {
  const bytes = Buffer.from(parts[part] ?? '', 'base64url');
  const place = at % bytes.length;
  bytes[place] = (bytes[place] ?? 0) ^ (1 << bit);
  return parts.with(part, bytes.toString('base64url')).join('.');
}

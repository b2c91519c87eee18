import { createSigner, type KeyServer, kid, type Signer } from '../forge-tokens.ts';

/** Answers of a key set endpoint of which no key may be taken, by the reason that is told. */
export function wrongKeySets(first: Signer, next: Signer): [string, KeyServer['answer']][] {
  return [
    ['status_500', 500],
    ['status_404', 404],
    ['status_302', 302],
    ['no_key_set', 'no JSON'],
    ['no_key_set', '[]'],
    ['no_key_set', { keys: 'none' }],
    ['no_key_set', `{"keys":[],"keys":[${JSON.stringify(next.jwk())}]}`],
    ['no_usable_key', { keys: [] }],
    ['no_usable_key', { keys: [{ ...first.jwk(), kty: 'oct', k: 'AAAA' }] }],
    ['no_usable_key', { keys: [first.jwk({ e: 'AQ' })] }],
    ['no_usable_key', { keys: [first.jwk({ use: 'enc' })] }],
    ['no_usable_key', { keys: [first.jwk({ alg: 'RS512' })] }],
    ['no_usable_key', { keys: [first.jwk({ key_ops: ['encrypt'] })] }],
    ['no_usable_key', { keys: [first.jwk({ kid: undefined })] }],
    ['no_usable_key', { keys: [first.jwk({ d: 'AAAA' })] }],
    ['no_usable_key', { keys: [first.privateJwk()] }],
    ['no_usable_key', { keys: [first.jwk({ key_ops: [] })] }],
    ['no_usable_key', { keys: [first.jwk({ key_ops: ['verify', 'sign'] })] }],
    ['no_usable_key', { keys: [createSigner(1024).jwk()] }],
    ['no_usable_key', { keys: [first.jwk(), next.jwk()] }],
    ['no_usable_key', { keys: [first.jwk({ n: 5 })] }],
    ['no_usable_key', { keys: [first.jwk({ n: `${first.jwk().n}=` })] }],
    ['no_usable_key', { keys: [first.jwk({ n: `AAAA${first.jwk().n}` })] }],
    ['no_usable_key', { keys: [first.jwk({ n: `_${'_'.repeat(1399)}` })] }],
    ['no_usable_key', { keys: [first.jwk({ n: '' })] }],
    ['no_usable_key', { keys: [first.jwk({ key_ops: 'verify' })] }],
    ['no_usable_key', { keys: [first.jwk({ key_ops: { includes: 1 } })] }],
    ['no_usable_key', { keys: [[first.jwk()], null, 'key'] }],
    ['no_key_set', 'null'],
    ['no_key_set', '5'],
    ['too_many_keys', { keys: Array.from({ length: 51 }, (_, n) => first.jwk({ kid: `k${n}` })) }],
    ['too_long', `{"keys":[],"x":"${'x'.repeat(70_000)}"}`],
    ['too_long', 'x'.repeat(50_000_000)],
  ];
}

/** Answers from which the first signer's key is taken. */
export function goodKeySets(first: Signer): KeyServer['answer'][] {
  const { n, e } = first.jwk();
  return [
    { keys: [first.jwk()] },
    { keys: [first.jwk({ use: undefined, alg: undefined })] },
    { keys: [first.jwk({ key_ops: ['verify'] })] },
    { keys: [{ kty: 'RSA', kid, n, e }] },
    // What is no key does not cost the others.
    { keys: [null, 'key', 1, [], {}, [first.jwk()], { kty: 'RSA' }, first.jwk()] },
    { keys: [first.jwk({ kid: '' }), first.jwk({ kid: 5 }), first.jwk()], more: true },
    { keys: [{ kty: 'EC', kid: 'curve', crv: 'P-256', x: 'AA', y: 'AA' }, first.jwk()] },
  ];
}

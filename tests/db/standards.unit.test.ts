import { createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { encryptSame } from '../../db/crypto.ts';
import { canonicalJson } from '../../domain/canonical.ts';

const hex = (text: string) => Buffer.from(text, 'hex');
const hmac = (key: Buffer, data: Buffer) => createHmac('sha256', key).update(data).digest();

/** RFC 4231, sections 4.2, 4.3, 4.4 and 4.7. */
const macs: [name: string, key: Buffer, data: Buffer, mac: string][] = [
  [
    'a key shorter than a block',
    Buffer.alloc(20, 0x0b),
    Buffer.from('Hi There'),
    'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
  ],
  [
    'a key shorter than the result',
    Buffer.from('Jefe'),
    Buffer.from('what do ya want for nothing?'),
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  ],
  [
    'key and data together longer than a block',
    Buffer.alloc(20, 0xaa),
    Buffer.alloc(50, 0xdd),
    '773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe',
  ],
  [
    'a key longer than a block',
    Buffer.alloc(131, 0xaa),
    Buffer.from('Test Using Larger Than Block-Size Key - Hash Key First'),
    '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
  ],
];

/** RFC 5869, A.1 and A.3. */
const derived: [name: string, salt: string, info: string, okm: string][] = [
  [
    'with salt and info',
    '000102030405060708090a0b0c',
    'f0f1f2f3f4f5f6f7f8f9',
    '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
  ],
  [
    'without either',
    '',
    '',
    '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8',
  ],
];

/** RFC 5869, section 2, spelt out. */
function derive(key: Buffer, salt: Buffer, info: Buffer, length: number): Buffer {
  const extracted = hmac(salt.length === 0 ? Buffer.alloc(32) : salt, key);
  let block = Buffer.alloc(0);
  let out = Buffer.alloc(0);
  for (let n = 1; out.length < length; n++) {
    block = Buffer.from(hmac(extracted, Buffer.concat([block, info, Buffer.from([n])])));
    out = Buffer.concat([out, block]);
  }
  return out.subarray(0, length);
}

describe('L2 what is derived and authenticated', () => {
  it.each(macs)('HMAC-SHA-256 of %s is that of RFC 4231', (_name, key, data, mac) => {
    expect(hmac(key, data).toString('hex')).toBe(mac);
  });

  it.each(derived)(
    'HKDF-SHA-256 %s is that of RFC 5869, and so is what is spelt out here',
    (_name, salt, info, okm) => {
      const key = Buffer.alloc(22, 0x0b);
      expect(Buffer.from(hkdfSync('sha256', key, hex(salt), hex(info), 42)).toString('hex')).toBe(
        okm,
      );
      expect(derive(key, hex(salt), hex(info), 42).toString('hex')).toBe(okm);
    },
  );

  it('what is handed out is encrypted under keys that HKDF derives, with a nonce that HMAC makes of it', () => {
    const key = Buffer.alloc(32, 7);
    const tenant = '11111111-2222-4333-8444-555555555555';
    const place = { table: 'cursors', column: 'plans', rowId: 'acc-ada' };
    const plain = Buffer.from('1795514400000/59baead6-ad0f-564d-8613-111e02406bd6');
    const made = encryptSame(key, 3, tenant, place, plain);
    const both = derive(key, Buffer.alloc(0), Buffer.from('readygate/same/1'), 64);
    const additional = Buffer.from(canonicalJson([tenant, 'cursors', 'plans', 'acc-ada', 3]));
    const length = Buffer.from([additional.length >> 8, additional.length & 0xff]);
    const nonce = hmac(both.subarray(32), Buffer.concat([length, additional, plain])).subarray(
      0,
      12,
    );
    expect(made.readUInt32BE()).toBe(3);
    expect(made.subarray(4, 16).equals(nonce)).toBe(true);
    const cipher = createDecipheriv('aes-256-gcm', both.subarray(0, 32), nonce, {
      authTagLength: 16,
    });
    cipher.setAAD(additional);
    cipher.setAuthTag(made.subarray(-16));
    expect(
      Buffer.concat([cipher.update(made.subarray(16, -16)), cipher.final()]).equals(plain),
    ).toBe(true);
  });
});

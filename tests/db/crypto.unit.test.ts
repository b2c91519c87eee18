import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  decrypt,
  decryptSame,
  encrypt,
  encryptSame,
  gcmOpen,
  gcmSeal,
  keyVersionOf,
  type Place,
  sameVersionOf,
} from '../../db/crypto.ts';
import { makeTenantKey, unwrapTenantKey } from '../../db/key-ring.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';

const key = randomBytes(32);
const place: Place = { table: 'reports', column: 'document', rowId: '7' };
const plain = Buffer.from('{"text":"Überweisung ✓"}', 'utf8');

describe('T9 texts that are handed out', () => {
  const here = (rowId: string): Place => ({ table: 'cursors', column: 'plans', rowId });
  const same = (value: string, rowId = 'ada', tenant = tenantA, version = 1) =>
    encryptSame(key, version, tenant, here(rowId), Buffer.from(value));

  it('are the same for the same value and reader, and tell nothing of it', () => {
    expect(same('1764/plan')).toEqual(same('1764/plan'));
    const others = [same('1764/plan', 'ben'), same('1764/plan', 'ada', tenantB), same('1765/plan')];
    const nonces = [same('1764/plan'), ...others].map((one) => one.subarray(4, 16).toString('hex'));
    expect(new Set(nonces).size).toBe(4);
    expect(same('1764/plan').toString('latin1')).not.toContain('plan');
  });

  it('are read where they belong, and nowhere else, whatever is done to them', () => {
    const bytes = same('1764/plan');
    expect(decryptSame(key, tenantA, here('ada'), bytes)?.toString()).toBe('1764/plan');
    expect(decryptSame(key, tenantA, here('ben'), bytes)).toBeNull();
    expect(decryptSame(key, tenantB, here('ada'), bytes)).toBeNull();
    expect(decryptSame(randomBytes(32), tenantA, here('ada'), bytes)).toBeNull();
    for (const [at] of bytes.entries()) {
      const bent = Buffer.from(bytes);
      bent.writeUInt8(bent.readUInt8(at) ^ 1, at);
      expect(decryptSame(key, tenantA, here('ada'), bent)).toBeNull();
    }
    for (const short of [Buffer.alloc(0), bytes.subarray(0, 31), Buffer.alloc(40, 0xff)])
      expect([sameVersionOf(short), decryptSame(key, tenantA, here('ada'), short)]).toEqual([
        null,
        null,
      ]);
  });
});

describe('L2 ciphertexts', () => {
  it('has the documented layout', () => {
    const bytes = encrypt(key, 0x01020304, tenantA, place, plain);
    expect(bytes.subarray(0, 5)).toEqual(Buffer.from([1, 1, 2, 3, 4]));
    expect(bytes.length).toBe(1 + 4 + 12 + plain.length + 16);
    expect(keyVersionOf(bytes)).toBe(0x01020304);
    const additional = Buffer.from(`["${tenantA}","reports","document","7",16909060]`, 'utf8');
    expect(gcmOpen(key, bytes.subarray(5, 17), additional, bytes.subarray(17))).toEqual(plain);
  });

  it('opens where it was sealed, for any value', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (value, rowId) => {
        const here = { ...place, rowId };
        const bytes = encrypt(key, 1, tenantA, here, Buffer.from(value));
        expect(decrypt(key, tenantA, here, bytes)).toEqual(Buffer.from(value));
      }),
    );
  });

  it('never repeats a nonce', () => {
    const nonces = Array.from({ length: 1000 }, () =>
      encrypt(key, 1, tenantA, place, plain).subarray(5, 17).toString('hex'),
    );
    expect(new Set(nonces).size).toBe(1000);
  });

  it('is refused in another row, column, table, tenant, version and under another key', () => {
    const bytes = encrypt(key, 1, tenantA, place, plain);
    const otherVersion = Buffer.from(bytes);
    otherVersion.writeUInt32BE(2, 1);
    const moved: [Buffer, string, Place, Buffer][] = [
      [key, tenantA, { ...place, rowId: '8' }, bytes],
      [key, tenantA, { ...place, column: 'content' }, bytes],
      [key, tenantA, { ...place, table: 'plan_rows' }, bytes],
      [key, tenantB, place, bytes],
      [key, tenantA, place, otherVersion],
      [randomBytes(32), tenantA, place, bytes],
    ];
    for (const [otherKey, tenant, where, value] of moved) {
      expect(() => decrypt(otherKey, tenant, where, value)).toThrow(
        expect.objectContaining({ code: 'internal' }),
      );
    }
  });

  it('is refused when values of any two places are swapped', () => {
    const word = fc.constantFrom('a', 'b', 'tokens', 'secret', '1', '');
    const anyPlace = fc.record({ table: word, column: word, rowId: word });
    const where = fc.record({
      tenant: fc.constantFrom(tenantA, tenantB),
      place: anyPlace,
      version: fc.constantFrom(1, 2),
    });
    fc.assert(
      fc.property(where, where, (from, to) => {
        fc.pre(JSON.stringify(from) !== JSON.stringify(to));
        const bytes = encrypt(key, from.version, from.tenant, from.place, plain);
        bytes.writeUInt32BE(to.version, 1);
        expect(() => decrypt(key, to.tenant, to.place, bytes)).toThrow();
      }),
    );
  });

  it('is refused when any of its bytes is flipped, and when it is cut short', () => {
    const bytes = encrypt(key, 1, tenantA, place, plain);
    for (let at = 0; at < bytes.length; at++) {
      const altered = Buffer.from(bytes);
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(() => decrypt(key, tenantA, place, altered)).toThrow();
      expect(() => decrypt(key, tenantA, place, bytes.subarray(0, at))).toThrow();
    }
  });

  it('says nothing of the content when it is refused', () => {
    const bytes = encrypt(key, 1, tenantA, place, plain);
    const refuse = () => decrypt(key, tenantB, place, bytes);
    expect(refuse).toThrow(
      expect.objectContaining({
        details: { reason: 'ciphertext_refused', table: 'reports', column: 'document' },
      }),
    );
  });
});

describe('L2 wrapped keys', () => {
  const ring = (ids: string[]) => ({
    activeId: ids[0] ?? '',
    keys: new Map(ids.map((id) => [id, Buffer.alloc(32, id)])),
  });

  it('opens with the wrapping key it names, also when another one is active by now', () => {
    const old = makeTenantKey(ring(['2026-05']), tenantA, 1);
    expect(old.wrappingKey).toBe('2026-05');
    expect(unwrapTenantKey(ring(['2026-11', '2026-05']), tenantA, 1, old)).toHaveLength(32);
  });

  it('names the missing wrapping key', () => {
    const old = makeTenantKey(ring(['2026-05']), tenantA, 1);
    expect(() => unwrapTenantKey(ring(['2026-11']), tenantA, 1, old)).toThrow(
      expect.objectContaining({
        code: 'invalid_configuration',
        details: expect.objectContaining({ path: 'READYGATE_KEYS' }),
      }),
    );
  });

  it('is refused for another tenant and for another version', () => {
    const made = makeTenantKey(ring(['k']), tenantA, 1);
    expect(() => unwrapTenantKey(ring(['k']), tenantB, 1, made)).toThrow();
    expect(() => unwrapTenantKey(ring(['k']), tenantA, 2, made)).toThrow();
  });
});

interface Vector {
  tcId: number;
  key: string;
  iv: string;
  aad: string;
  msg: string;
  ct: string;
  tag: string;
  result: 'valid' | 'invalid';
}

const vectorFile = join(
  process.env.READYGATE_DATA ?? '../shared/data',
  'wycheproof/aes_gcm_test.json',
);

describe('L2 Wycheproof vectors of AES-GCM', () => {
  if (!existsSync(vectorFile)) {
    it.skip('READYGATE_DATA/wycheproof/aes_gcm_test.json is not at hand', () => {});
    return;
  }
  const { testGroups } = JSON.parse(readFileSync(vectorFile, 'utf8')) as {
    testGroups: { keySize: number; ivSize: number; tagSize: number; tests: Vector[] }[];
  };
  const vectors = testGroups
    .filter((g) => g.keySize === 256 && g.ivSize === 96 && g.tagSize === 128)
    .flatMap(({ tests }) => tests);

  it('has vectors of our key, nonce and tag size, valid and invalid ones', () => {
    expect(vectors.length).toBeGreaterThan(50);
    expect(new Set(vectors.map(({ result }) => result))).toEqual(new Set(['valid', 'invalid']));
  });

  it('opens every valid vector, seals it to the same bytes, and refuses every invalid one', () => {
    const disagreements = vectors.filter((v) => {
      const [k, iv, aad, msg] = [v.key, v.iv, v.aad, v.msg].map((hex) => Buffer.from(hex, 'hex'));
      const sealed = Buffer.from(v.ct + v.tag, 'hex');
      try {
        const opened = gcmOpen(k!, iv!, aad!, sealed);
        const again = gcmSeal(k!, iv!, aad!, msg!);
        return v.result !== 'valid' || !opened.equals(msg!) || !again.equals(sealed);
      } catch {
        return v.result !== 'invalid';
      }
    });
    expect(disagreements.map(({ tcId }) => tcId)).toEqual([]);
  });
});

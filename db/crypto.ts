import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { canonicalJson } from '../domain/canonical.ts';
import { ReadygateError } from '../domain/errors.ts';
import type { Uuid } from '../domain/json.ts';

/** Where a ciphertext belongs. It cannot be read anywhere else. */
export interface Place {
  table: string;
  column: string;
  rowId: string;
}

const format = 0x01;
const nonceBytes = 12;
const tagBytes = 16;
const headBytes = 5;

/**
 * Encrypts with AES-256-GCM: 0x01 ‖ key version (uint32, big-endian) ‖ nonce (12) ‖ ciphertext ‖
 * tag (16). Tenant, place and key version are bound as additional data.
 */
export function encrypt(
  key: Buffer,
  keyVersion: number,
  tenant: Uuid,
  place: Place,
  plain: Buffer,
): Buffer {
  const head = Buffer.alloc(headBytes);
  head.writeUInt8(format, 0);
  head.writeUInt32BE(keyVersion, 1);
  // 96 random bits: safe for 2^32 values of one key (NIST SP 800-38D).
  const nonce = randomBytes(nonceBytes);
  const sealed = gcmSeal(key, nonce, additionalData(tenant, place, keyVersion), plain);
  return Buffer.concat([head, nonce, sealed]);
}

/**
 * Reads what `encrypt` made.
 * @throws {ReadygateError} internal when it was altered, moved or made with another key
 */
export function decrypt(key: Buffer, tenant: Uuid, place: Place, bytes: Buffer): Buffer {
  const keyVersion = keyVersionOf(bytes);
  const nonce = bytes.subarray(headBytes, headBytes + nonceBytes);
  const sealed = bytes.subarray(headBytes + nonceBytes);
  try {
    return gcmOpen(key, nonce, additionalData(tenant, place, keyVersion), sealed);
  } catch {
    const { table, column } = place;
    throw new ReadygateError('internal', { reason: 'ciphertext_refused', table, column });
  }
}

/** The key version that a ciphertext names. */
export function keyVersionOf(bytes: Buffer): number {
  if (bytes.length < headBytes + nonceBytes + tagBytes || bytes[0] !== format) {
    throw new ReadygateError('internal', { reason: 'ciphertext_format' });
  }
  return bytes.readUInt32BE(1);
}

/** Ciphertext ‖ tag. */
export function gcmSeal(key: Buffer, nonce: Buffer, additional: Buffer, plain: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(additional);
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Throws where key, nonce, additional data, ciphertext or tag is not the one that was sealed. */
export function gcmOpen(key: Buffer, nonce: Buffer, additional: Buffer, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  decipher.setAAD(additional);
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  const body = sealed.subarray(0, sealed.length - tagBytes);
  return Buffer.concat([decipher.update(body), decipher.final()]);
}

/**
 * Encrypts so that the same value at the same place gives the same bytes: for what is handed out and comes
 * back, never for content, because equal values show. Key version (uint32, big-endian) ‖ nonce (12) ‖
 * ciphertext ‖ tag (16), the nonce made from what is encrypted, under keys of their own.
 */
export function encryptSame(
  key: Buffer,
  keyVersion: number,
  tenant: Uuid,
  place: Place,
  plain: Buffer,
): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(keyVersion);
  const additional = additionalData(tenant, place, keyVersion);
  const [cipherKey, nonceKey] = sameKeys(key);
  const nonce = createHmac('sha256', nonceKey)
    .update(Buffer.from([additional.length >> 8, additional.length & 0xff]))
    .update(additional)
    .update(plain)
    .digest()
    .subarray(0, nonceBytes);
  return Buffer.concat([head, nonce, gcmSeal(cipherKey, nonce, additional, plain)]);
}

/** Reads what `encryptSame` made; null for anything else. */
export function decryptSame(key: Buffer, tenant: Uuid, place: Place, bytes: Buffer): Buffer | null {
  const version = sameVersionOf(bytes);
  if (version === null) return null;
  const nonce = bytes.subarray(4, 4 + nonceBytes);
  const [cipherKey] = sameKeys(key);
  try {
    const additional = additionalData(tenant, place, version);
    return gcmOpen(cipherKey, nonce, additional, bytes.subarray(4 + nonceBytes));
  } catch {
    return null;
  }
}

/** The key version that such bytes name; null where they are too short, or name none that there could be. */
export function sameVersionOf(bytes: Buffer): number | null {
  if (bytes.length < 4 + nonceBytes + tagBytes) return null;
  const version = bytes.readUInt32BE();
  return version > 0 && version < 2 ** 31 ? version : null;
}

function sameKeys(key: Buffer): [Buffer, Buffer] {
  const both = Buffer.from(hkdfSync('sha256', key, '', 'readygate/same/1', 64));
  return [both.subarray(0, 32), both.subarray(32)];
}

function additionalData(tenant: Uuid, { table, column, rowId }: Place, keyVersion: number): Buffer {
  return Buffer.from(canonicalJson([tenant, table, column, rowId, keyVersion]), 'utf8');
}

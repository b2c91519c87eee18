import { randomBytes } from 'node:crypto';
import { ReadygateError } from '../domain/errors.ts';
import type { Uuid } from '../domain/json.ts';
import { decrypt, encrypt, keyVersionOf } from './crypto.ts';

/** The operator's wrapping keys, 32 bytes each. New tenant keys are wrapped with the active one. */
export interface KeyRing {
  activeId: string;
  keys: ReadonlyMap<string, Buffer>;
}

/** A tenant key as it is stored. */
export interface WrappedKey {
  wrappingKey: string;
  wrapped: Buffer;
}

/** A fresh tenant key, wrapped. */
export function makeTenantKey(ring: KeyRing, tenant: Uuid, version: number): WrappedKey {
  return wrapTenantKey(ring, tenant, version, randomBytes(32));
}

/** A tenant key under the active wrapping key. */
export function wrapTenantKey(
  ring: KeyRing,
  tenant: Uuid,
  version: number,
  key: Buffer,
): WrappedKey {
  const id = ring.activeId;
  const wrapped = encrypt(wrappingKey(ring, id), version, tenant, place(id), key);
  return { wrappingKey: id, wrapped };
}

/**
 * Opens a wrapped key of the given version.
 * @throws {ReadygateError} invalid_configuration when the ring lacks the wrapping key; internal when
 *   it was altered or belongs elsewhere
 */
export function unwrapTenantKey(
  ring: KeyRing,
  tenant: Uuid,
  version: number,
  { wrappingKey: id, wrapped }: WrappedKey,
): Buffer {
  if (keyVersionOf(wrapped) !== version)
    throw new ReadygateError('internal', { reason: 'key_version' });
  return decrypt(wrappingKey(ring, id), tenant, place(id), wrapped);
}

function wrappingKey(ring: KeyRing, id: string): Buffer {
  const key = ring.keys.get(id);
  if (!key) {
    throw new ReadygateError('invalid_configuration', {
      path: 'READYGATE_KEYS',
      expected: `a key named ${id}: tenant keys were wrapped with it`,
    });
  }
  return key;
}

const place = (wrappingKeyId: string) => ({
  table: 'keystore.wrapped_keys',
  column: 'wrapped',
  rowId: wrappingKeyId,
});

import { ReadygateError } from '../domain/errors.ts';
import type { Profile } from '../domain/work-order/profile.ts';
import type { ApiDeps } from './deps.ts';

/**
 * The profile of an id.
 * @param path where it stands in the request
 * @throws {ReadygateError} invalid_request with the ids that there are
 */
export function findProfile(
  { profiles }: Pick<ApiDeps, 'profiles'>,
  path: string,
  id = 'default',
): Profile {
  const profile = profiles.get(id);
  if (profile) return profile;
  throw new ReadygateError('invalid_request', { path, expected: [...profiles.keys()].join(', ') });
}

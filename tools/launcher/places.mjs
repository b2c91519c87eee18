import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Where downloads and builds are kept, by version. Root's own home is often closed to others, and
 * PostgreSQL runs as another user then, so root keeps them where others can read.
 */
export function cacheFolder(env = process.env, uid = process.getuid?.()) {
  if (env.READYGATE_CACHE) return env.READYGATE_CACHE;
  if (uid === 0) return '/var/cache/readygate';
  return join(env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'readygate');
}

/** Where this checkout notes what it installed. */
export const stamps = join(root, '.readygate');

import type { World } from '../../../dev/world.ts';

/** The administrator's URL of the world's own database, whom row security does not hold. */
export function adminUrlOf({
  engines,
  databaseUrls,
}: Pick<World, 'engines' | 'databaseUrls'>): string {
  const url = new URL(engines.adminUrl);
  url.pathname = new URL(databaseUrls.app).pathname;
  return url.href;
}

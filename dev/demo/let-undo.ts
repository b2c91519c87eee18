import type { World } from '../world.ts';

/**
 * Lets a person delete work items wherever they work, so that an undo of subtasks can be tried: members
 * of a space of Jira may not by default, and nobody gets more rights through the product.
 */
export function letUndo(
  { simulator, tenantId }: Pick<World, 'simulator' | 'tenantId'>,
  accountId: string,
): void {
  const site = simulator.state.sites[tenantId];
  for (const { id, key } of site?.projects ?? []) {
    const held = site?.grants[id]?.[accountId];
    if (!held) continue;
    const permissions = [...new Set([...held, 'DELETE_ISSUES'])];
    simulator.acting.setPermissions({ cloudId: tenantId, project: key, accountId, permissions });
  }
}

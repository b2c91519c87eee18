import { untilRefinement } from '../../dev/demo/once.ts';
import { expectStatus } from '../../dev/person.ts';
import type { World } from '../../dev/world.ts';

/** Lets every work item of the shop be judged, and two plans wait for who administers it. */
export async function fillShop({ person, simulator, tenantId }: World): Promise<void> {
  const otto = person('acc-otto');
  const shop = simulator.issuesOf(tenantId).filter(({ key }) => key.startsWith('SHOP-'));
  for (const { id } of shop) await otto.readiness(id);
  for (const { id, key } of shop) {
    if (key !== 'SHOP-13' && key !== 'SHOP-20') continue;
    const { id: refinementId } = expectStatus(await otto.propose(id), 200, 202);
    await untilRefinement(otto, refinementId, ({ step }) => step === 'waiting');
  }
}

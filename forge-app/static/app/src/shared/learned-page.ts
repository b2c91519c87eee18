import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { Area } from '../language/areas.ts';
import { learn } from '../language/load.ts';

/** A page whose code and whose words of `areas` are loaded when it is first looked at. */
export function learnedPage<Props>(
  areas: readonly Area[],
  load: () => Promise<{ Page: ComponentType<Props> }>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => {
    const [{ Page }] = await Promise.all([load(), learn(areas)]);
    return { default: Page };
  });
}

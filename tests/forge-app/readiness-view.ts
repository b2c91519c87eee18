import type { ReadinessView } from '../../domain/views.ts';

/** What stands about an issue that nobody judged, in a space where changes can be proposed. */
export function readinessView(changes: Partial<ReadinessView>): ReadinessView {
  return {
    issue: { id: '10112', key: 'SHOP-12' },
    mode: 'propose',
    judging: false,
    stale: false,
    outOfDate: [],
    ticks: [],
    waivers: [],
    judgedAt: null,
    report: null,
    refinement: null,
    ...changes,
  };
}

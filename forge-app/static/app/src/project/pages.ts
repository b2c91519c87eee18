import type { TabPage } from '../shared/tabs.tsx';

/** The tabs of the page, in the order in which they stand. */
export const pages: readonly TabPage[] = [];

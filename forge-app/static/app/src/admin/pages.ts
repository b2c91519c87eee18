import type { TabPage } from '../shared/tabs.tsx';

/** The tabs of the page, in the order in which they stand. */
export const pages: readonly TabPage[] = [
  {
    id: 'start',
    title: 'admin.tab.start',
    areas: ['start', 'spaces', 'column'],
    load: () => import('./start/start-page.tsx'),
  },
  {
    id: 'spaces',
    title: 'admin.tab.spaces',
    areas: ['spaces'],
    load: () => import('./spaces/spaces-page.tsx'),
  },
  {
    id: 'roles',
    title: 'admin.tab.roles',
    areas: ['roles', 'settings'],
    load: () => import('./roles/roles-page.tsx'),
  },
];

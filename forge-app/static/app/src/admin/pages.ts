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
    id: 'installation',
    title: 'admin.tab.installation',
    areas: ['installation'],
    load: () => import('./installation/installation-page.tsx'),
  },
  {
    id: 'usage',
    title: 'admin.tab.usage',
    areas: ['usage'],
    load: () => import('./usage/usage-page.tsx'),
  },
  {
    id: 'roles',
    title: 'admin.tab.roles',
    areas: ['roles', 'settings'],
    load: () => import('./roles/roles-page.tsx'),
  },
  {
    id: 'model',
    title: 'admin.tab.model',
    areas: ['model'],
    load: () => import('./model/model-page.tsx'),
  },
  {
    id: 'notifications',
    title: 'admin.tab.notifications',
    areas: ['notifications'],
    load: () => import('./notifications/notifications-page.tsx'),
  },
  {
    id: 'gates',
    title: 'admin.tab.gates',
    areas: ['gates'],
    load: () => import('./gates/gates-page.tsx'),
  },
  {
    id: 'privacy',
    title: 'admin.tab.privacy',
    areas: ['privacy'],
    load: () => import('./privacy/privacy-page.tsx'),
  },
  {
    id: 'audit',
    title: 'admin.tab.audit',
    areas: ['audit'],
    load: () => import('./audit/audit-page.tsx'),
  },
  {
    id: 'stops',
    title: 'admin.tab.stops',
    areas: ['stops'],
    load: () => import('./stops/stops-page.tsx'),
  },
];

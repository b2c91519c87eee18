import type { TabPage } from '../shared/tabs.tsx';

/** The tabs of the page, in the order in which they stand. */
export const pages: readonly TabPage[] = [
  {
    id: 'backlog',
    title: 'project.tab.backlog',
    areas: ['backlog'],
    load: () => import('./backlog/backlog.tsx'),
  },
  {
    id: 'inbox',
    title: 'project.tab.inbox',
    areas: ['changes', 'inbox'],
    load: () => import('./inbox/inbox.tsx'),
  },
  {
    id: 'rules',
    title: 'project.tab.rules',
    areas: ['rules'],
    load: () => import('./rules/rules.tsx'),
  },
  {
    id: 'usefulness',
    title: 'project.tab.usefulness',
    areas: ['usefulness'],
    load: () => import('./usefulness/usefulness.tsx'),
  },
  {
    id: 'policies',
    title: 'project.tab.policies',
    areas: ['policies'],
    load: () => import('./policies/policies.tsx'),
  },
  {
    id: 'settings',
    title: 'project.tab.settings',
    areas: ['settings'],
    load: () => import('./settings/settings.tsx'),
  },
];

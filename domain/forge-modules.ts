/** Modules of the Forge app that people call from: their type by their key in the manifest. */
export const peopleModules: Readonly<Record<string, string>> = {
  'readygate-issue': 'jira:issueContext',
  'readygate-project': 'jira:projectPage',
  'readygate-admin': 'jira:adminPage',
  'readygate-get-started': 'jira:adminPage',
};

/** Endpoints that the platform itself calls: their key in the manifest, and the only route that each may call. */
export const platformEndpoints = {
  'readygate-lifecycle': '/forge/events/lifecycle',
  'readygate-uninstall': '/forge/events/uninstall',
  'readygate-issue-events': '/forge/events/issue',
  'readygate-comment-events': '/forge/events/comment',
  'readygate-token': '/forge/scheduled/token',
} as const;

export type PlatformEndpoint = keyof typeof platformEndpoints;

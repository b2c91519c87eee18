/** Import directions, from the table in docs/architecture: one way, downward. */
const only = (name, from, allowed, options = {}) => ({
  name,
  severity: 'error',
  comment: `${from} may import ${allowed.join(', ') || 'nothing'} of the project`,
  from: { path: `^${from}/`, ...options.from },
  to: {
    path: '^(domain|workflows|activities|outbox|api|clients|db|bin|dev|tests|bench|faults|forge-app)/',
    pathNot: [from, ...allowed].map((folder) => `^${folder}/`),
    ...options.to,
  },
});

module.exports = {
  forbidden: [
    only('domain-imports-nothing', 'domain', []),
    only('workflows', 'workflows', ['domain'], { to: { dependencyTypesNot: ['type-only'] } }),
    only('workflows-types', 'workflows', ['domain', 'activities']),
    only('activities', 'activities', ['domain', 'db', 'clients']),
    only('clients', 'clients', ['domain']),
    only('db', 'db', ['domain']),
    only('outbox', 'outbox', ['domain', 'db', 'workflows']),
    only('api', 'api', ['domain', 'db', 'workflows', 'clients']),
    only('bin', 'bin', ['domain', 'db', 'workflows', 'activities', 'clients', 'api', 'outbox']),
    {
      name: 'api-asks-jira-in-one-place',
      severity: 'error',
      from: { path: '^api/', pathNot: '^api/plugins/jira-(drift|membership)\\.ts$' },
      to: { path: '^clients/jira/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^domain/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'workflows-are-deterministic',
      severity: 'error',
      from: { path: '^workflows/', pathNot: 'failure-converter\\.cjs$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'temporal-client-only-in-outbox-and-bin',
      severity: 'error',
      from: { path: '^(api|activities|db|clients|domain|workflows)/' },
      to: { path: '@temporalio/client' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.mjs', '.cjs', '.js'] },
  },
};

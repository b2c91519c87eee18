/**
 * How long something is kept: until it ends by itself, at most four hours later; for a day; 30 days after it is done;
 * or as long as the app is installed, and afterwards until the operator deletes the data of the site.
 */
type Term = 'hours' | 'day' | 'done' | 'installed';

/** A kind of data that is kept about a site. Screens have words for each id: what it is and what it is for. */
export interface StoredData {
  id: string;
  tables: readonly string[];
  /** It holds words of work items. */
  content: boolean;
  /** It holds account ids of people; names and mail addresses are kept nowhere. */
  accounts: boolean;
  /** Some of it is encrypted with the key of the site, besides what the disk does. */
  encrypted: boolean;
  term: Term;
}

/** Everything that is kept about a site, by what it is for. A test holds it against the schema. */
export const storedData = [
  {
    id: 'judgements',
    tables: [
      'issues',
      'reports',
      'overrides',
      'published_scores',
      'issue_outcomes',
      'outcome_runs',
    ],
    content: true,
    accounts: true,
    encrypted: true,
    term: 'installed',
  },
  {
    id: 'sweeps',
    tables: ['sweeps', 'sweep_items'],
    content: true,
    accounts: true,
    encrypted: true,
    term: 'installed',
  },
  {
    id: 'proposals',
    tables: ['refinements', 'plans', 'plan_rows', 'clarifications', 'model_drafts', 'rejections'],
    content: true,
    accounts: true,
    encrypted: true,
    term: 'installed',
  },
  {
    id: 'decisions',
    tables: ['decisions', 'decision_rows'],
    content: true,
    accounts: true,
    encrypted: true,
    term: 'installed',
  },
  {
    id: 'ledger',
    tables: ['writes', 'write_attempts', 'standing_writes'],
    content: false,
    accounts: true,
    encrypted: false,
    term: 'installed',
  },
  {
    id: 'audit',
    tables: ['audit_entries', 'audit_heads', 'audit_personal', 'audit_verifications'],
    content: false,
    accounts: true,
    encrypted: true,
    term: 'installed',
  },
  {
    id: 'settings',
    tables: [
      'project_modes',
      'policies',
      'rule_packs',
      'role_grants',
      'publish_settings',
      'comment_settings',
      'notify_settings',
      'model_settings',
      'model_projects',
      'setting_changes',
    ],
    content: false,
    accounts: true,
    encrypted: true,
    term: 'installed',
  },
  {
    id: 'messages',
    tables: ['notifications', 'digests'],
    content: false,
    accounts: true,
    encrypted: false,
    term: 'installed',
  },
  {
    id: 'model_calls',
    tables: ['egress_records', 'model_days', 'model_denials', 'model_circuits'],
    content: false,
    accounts: false,
    encrypted: false,
    term: 'installed',
  },
  {
    id: 'usage',
    tables: ['usage_events', 'usage_days', 'quotas', 'reservations', 'quota_denials'],
    content: false,
    accounts: true,
    encrypted: false,
    term: 'installed',
  },
  {
    id: 'installation',
    tables: ['tenants', 'installations', 'tenant_keys', 'wrapped_keys'],
    content: false,
    accounts: false,
    encrypted: false,
    term: 'installed',
  },
  {
    id: 'errands',
    tables: ['outbox', 'simulation_places'],
    content: false,
    accounts: true,
    encrypted: false,
    term: 'done',
  },
  {
    id: 'tokens',
    tables: ['tokens'],
    content: false,
    accounts: true,
    encrypted: true,
    term: 'hours',
  },
  {
    id: 'replies',
    tables: ['idempotency_keys'],
    content: true,
    accounts: true,
    encrypted: true,
    term: 'day',
  },
  {
    id: 'limits',
    tables: ['request_rates', 'jira_budgets', 'rate_limits', 'issue_writes'],
    content: false,
    accounts: true,
    encrypted: false,
    term: 'day',
  },
] as const satisfies readonly StoredData[];

/** Tables that tell of the deployment and of no site. */
export const deploymentTables: readonly string[] = [
  'clock_runs',
  'deployment_switches',
  'editions',
  'forge_environment',
  'key_rotations',
  'model_operator_days',
  'schema_migrations',
];

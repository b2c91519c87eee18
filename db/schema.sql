-- Made from the catalogue by db/dump-schema.ts and compared by a test; not for editing.

create table audit_entries (
  tenant_id uuid not null,
  seq bigint not null,
  prev text not null,
  hash text not null,
  body text not null,
  dedupe_key text,
  at text generated always as (((body)::jsonb ->> 'at'::text)) stored,
  action text generated always as (((body)::jsonb ->> 'action'::text)) stored,
  subject text generated always as ((((((body)::jsonb -> 'subject'::text) ->> 'kind'::text) || ':'::text) || (((body)::jsonb -> 'subject'::text) ->> 'id'::text))) stored
);
create table audit_heads (
  tenant_id uuid not null,
  seq bigint not null,
  hash text not null
);
create table audit_personal (
  tenant_id uuid not null,
  seq bigint not null,
  salt bytea not null,
  key_version integer not null,
  content bytea not null
);
create table audit_verifications (
  tenant_id uuid not null,
  seq bigint not null,
  problem text,
  verified_at timestamp with time zone not null
);
create table clarifications (
  tenant_id uuid not null,
  refinement_id uuid not null,
  issue_id text not null,
  project_id text not null,
  generation integer default 1 not null,
  key_version integer not null,
  questions bytea not null,
  settled integer[] default '{}'::integer[] not null,
  comment_id text,
  begun_at timestamp with time zone,
  expires_at timestamp with time zone,
  remind_at timestamp with time zone,
  reminded_at timestamp with time zone,
  answered_at timestamp with time zone,
  score_before integer not null,
  status_before text not null,
  score_after integer,
  status_after text,
  outcome text,
  due_at timestamp with time zone,
  changed_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  heard jsonb default '[]'::jsonb not null
);
create table clock_runs (
  task text not null,
  ran_at timestamp with time zone not null,
  found integer not null
);
create table comment_settings (
  tenant_id uuid not null,
  project_id text not null,
  audience text not null,
  version integer not null,
  author text not null,
  changed_at timestamp with time zone not null
);
create table decision_rows (
  tenant_id uuid not null,
  decision_id uuid not null,
  row_id uuid not null,
  row_digest text not null,
  verdict text not null,
  fields jsonb not null,
  key_version integer,
  reason bytea
);
create table decisions (
  tenant_id uuid not null,
  decision_id uuid not null,
  plan_id uuid not null,
  kind text not null,
  account_id text not null,
  seal text not null,
  policy_version integer not null,
  decided_at timestamp with time zone not null,
  seq bigint generated always as identity not null,
  membership jsonb
);
create table deployment_switches (
  name text not null,
  stopped boolean not null,
  changed_at timestamp with time zone not null
);
create table digests (
  tenant_id uuid not null,
  day date not null,
  state text not null,
  plans integer not null,
  code text,
  changed_at timestamp with time zone not null
);
create table editions (
  edition text not null,
  kind text not null,
  day_limit bigint,
  month_limit bigint
);
create table egress_records (
  tenant_id uuid not null,
  egress_id uuid not null,
  issue_id text,
  prompt text not null,
  endpoint text not null,
  model text not null,
  fields text[] not null,
  bytes integer not null,
  body_digest text not null,
  redactions jsonb not null,
  day date not null,
  reserved_tokens bigint not null,
  reserved_micros bigint not null,
  state text not null,
  code text,
  input_tokens bigint,
  output_tokens bigint,
  micros bigint,
  sent_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  operators boolean default false not null,
  reserved_operator_micros bigint default 0 not null,
  revision text
);
create table forge_environment (
  one boolean default true not null,
  environment text not null,
  claimed_at timestamp with time zone not null
);
create table idempotency_keys (
  tenant_id uuid not null,
  account_id text not null,
  route text not null,
  key text not null,
  body_digest text not null,
  status integer not null,
  key_version integer not null,
  reply bytea not null,
  created_at timestamp with time zone not null
);
create table installations (
  tenant_id uuid not null,
  installation_id uuid not null,
  environment text not null,
  state text default 'active'::text not null,
  first_seen_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  app_version text,
  inactive_since timestamp with time zone,
  licence_state text,
  licence_active_at timestamp with time zone,
  last_event_at timestamp with time zone
);
create table issue_outcomes (
  tenant_id uuid not null,
  project_id text not null,
  issue_id text not null,
  report_id uuid,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  left_out text,
  troubles text[] default '{}'::text[] not null,
  standings jsonb default '{}'::jsonb not null,
  gathered_at timestamp with time zone not null
);
create table issue_writes (
  pool text not null,
  target text not null,
  moments timestamp with time zone[] not null
);
create table issues (
  tenant_id uuid not null,
  issue_id text not null,
  issue_key text not null,
  project_id text not null,
  content_digest text,
  report_id uuid,
  status text,
  score integer,
  jira_updated timestamp with time zone,
  judged_at timestamp with time zone,
  stale_since timestamp with time zone,
  pack_digest text,
  overrides_digest text,
  judged_until date,
  description_digest text,
  evidence jsonb,
  content bytea,
  content_key_version integer,
  kept_digest text,
  kind text,
  failed_rules text[] default '{}'::text[] not null,
  key_number bigint generated always as (COALESCE(("substring"(issue_key, '(\d{1,18})$'::text))::bigint, (0)::bigint)) stored not null,
  left_out text,
  left_out_by text,
  left_out_at timestamp with time zone,
  status_category text,
  summary_digest text
);
create table jira_budgets (
  pool text not null,
  hour timestamp with time zone not null,
  payer text not null,
  points integer not null
);
create table key_rotations (
  began_at timestamp with time zone not null,
  ended_at timestamp with time zone
);
create table keystore.wrapped_keys (
  tenant_id uuid not null,
  version integer not null,
  wrapping_key text not null,
  wrapped bytea not null,
  created_at timestamp with time zone not null
);
create table model_circuits (
  tenant_id uuid not null,
  endpoint text not null,
  failures integer not null,
  rests_until timestamp with time zone,
  changed_at timestamp with time zone not null
);
create table model_days (
  tenant_id uuid not null,
  day date not null,
  tokens bigint not null,
  micros bigint not null,
  operator_tokens bigint default 0 not null,
  operator_micros bigint default 0 not null
);
create table model_denials (
  tenant_id uuid not null,
  day date not null,
  reason text not null,
  denied bigint not null,
  held bigint not null,
  noted_at timestamp with time zone not null
);
create table model_drafts (
  tenant_id uuid not null,
  refinement_id uuid not null,
  prompt text not null,
  key_version integer not null,
  drafts bytea not null,
  created_at timestamp with time zone not null
);
create table model_operator_days (
  day date not null,
  tokens bigint not null,
  micros bigint not null
);
create table model_projects (
  tenant_id uuid not null,
  project_id text not null,
  active boolean not null,
  version integer not null,
  author text not null,
  changed_at timestamp with time zone not null
);
create table model_settings (
  tenant_id uuid not null,
  version integer not null,
  active boolean not null,
  endpoint_host text,
  key_version integer not null,
  settings bytea not null,
  author text not null,
  changed_at timestamp with time zone not null
);
create table notifications (
  tenant_id uuid not null,
  notification_id uuid not null,
  plan_id uuid not null,
  stage text not null,
  channel text not null,
  account_id text not null,
  state text not null,
  attempts integer default 0 not null,
  code text,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null
);
create table notify_settings (
  tenant_id uuid not null,
  version integer not null,
  email boolean not null,
  site_url text,
  webhook_host text,
  key_version integer,
  webhook bytea,
  author text not null,
  changed_at timestamp with time zone not null
);
create table outbox (
  outbox_id bigint generated always as identity not null,
  tenant_id uuid not null,
  workflow_id text not null,
  kind text not null,
  name text not null,
  args jsonb not null,
  available_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  claimed_until timestamp with time zone,
  attempts integer default 0 not null,
  last_error text,
  delivered_at timestamp with time zone,
  delivery text
);
create table outcome_runs (
  tenant_id uuid not null,
  project_id text not null,
  seen_until timestamp with time zone not null,
  gathered_at timestamp with time zone
);
create table overrides (
  tenant_id uuid not null,
  override_id uuid not null,
  issue_id text not null,
  kind text not null,
  rule text not null,
  target text not null,
  key_version integer,
  reason bytea,
  account_id text not null,
  given_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_by text,
  meaning text
);
create table plan_rows (
  tenant_id uuid not null,
  row_id uuid not null,
  plan_id uuid not null,
  "position" integer not null,
  operation_id uuid not null,
  kind text not null,
  digest text not null,
  fields text[] not null,
  after_rows uuid[] not null,
  tier text not null,
  confidence text not null,
  state text not null,
  result_id text,
  result_key text,
  problem jsonb,
  key_version integer not null,
  content bytea not null,
  undoes uuid
);
create table plans (
  tenant_id uuid not null,
  plan_id uuid not null,
  refinement_id uuid not null,
  issue_id text not null,
  issue_key text not null,
  project_id text not null,
  round integer not null,
  state text not null,
  base jsonb not null,
  policy_id text not null,
  policy_version integer not null,
  seal text not null,
  proposed_by text not null,
  expires_at timestamp with time zone not null,
  dispatch_by timestamp with time zone,
  reminded_at timestamp with time zone,
  created_at timestamp with time zone not null,
  remind_at timestamp with time zone,
  rejected_before integer default 0 not null
);
create table policies (
  tenant_id uuid not null,
  project_id text not null,
  version integer not null,
  policy_id text not null,
  document jsonb not null,
  published_by text not null,
  published_at timestamp with time zone not null
);
create table project_modes (
  tenant_id uuid not null,
  project_id text not null,
  mode text not null,
  version integer not null,
  changed_at timestamp with time zone not null
);
create table publish_settings (
  tenant_id uuid not null,
  project_id text not null,
  mode text not null,
  language text not null,
  version integer not null,
  problem text,
  author text not null,
  changed_at timestamp with time zone not null
);
create table published_scores (
  tenant_id uuid not null,
  issue_id text not null,
  due_since timestamp with time zone,
  score integer,
  gate text,
  report_id uuid,
  gate_open boolean default false not null,
  alone boolean default false not null,
  field_refused boolean default false not null,
  gate_refused boolean default false not null,
  outdated boolean default false not null
);
create table quota_denials (
  tenant_id uuid not null,
  day date not null,
  kind text not null,
  denied bigint not null,
  held bigint not null,
  noted_at timestamp with time zone not null,
  account_id text default ''::text not null
);
create table quotas (
  tenant_id uuid not null,
  kind text not null,
  day date not null,
  day_used bigint default 0 not null,
  day_reserved bigint default 0 not null,
  month_used bigint default 0 not null,
  month_reserved bigint default 0 not null
);
create table rate_limits (
  pool text not null,
  target text not null,
  until timestamp with time zone not null
);
create table refinements (
  tenant_id uuid not null,
  refinement_id uuid not null,
  issue_id text not null,
  project_id text not null,
  reason text not null,
  generation integer default 1 not null,
  step text default 'requested'::text not null,
  step_number integer default 0 not null,
  outcome text,
  problem jsonb,
  plan_id uuid,
  requested_by text not null,
  score_before integer,
  status_before text,
  score_after integer,
  status_after text,
  requested_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  undo_of uuid,
  undo_conflicts jsonb,
  lost_since timestamp with time zone,
  lost_until timestamp with time zone,
  wish jsonb,
  unseen boolean default false not null
);
create table rejections (
  tenant_id uuid not null,
  issue_id text not null,
  idea text not null,
  row_id uuid not null,
  rejected_at timestamp with time zone not null
);
create table reports (
  tenant_id uuid not null,
  report_id uuid not null,
  issue_id text not null,
  digest text not null,
  rule_ids text[] not null,
  key_version integer not null,
  document bytea not null,
  annotations bytea,
  created_at timestamp with time zone not null,
  annotations_key_version integer
);
create table request_rates (
  tenant_id uuid not null,
  bucket text not null,
  full_at timestamp with time zone not null,
  seen_at timestamp with time zone default '-infinity'::timestamp with time zone not null
);
create table reservations (
  tenant_id uuid not null,
  kind text not null,
  subject_id text not null,
  amount bigint not null,
  day date not null,
  reserved_at timestamp with time zone not null,
  release_at timestamp with time zone not null
);
create table role_grants (
  tenant_id uuid not null,
  scope text not null,
  version integer not null,
  grants jsonb not null,
  author text not null,
  changed_at timestamp with time zone not null
);
create table rule_packs (
  tenant_id uuid not null,
  project_id text not null,
  version integer not null,
  source text not null,
  content jsonb not null,
  digest text not null,
  published_by text not null,
  published_at timestamp with time zone not null,
  purpose text default 'ready'::text not null
);
create table schema_migrations (
  id integer default nextval('schema_migrations_id_seq'::regclass) not null,
  name character varying(255) not null,
  run_on timestamp without time zone not null
);
create table setting_changes (
  tenant_id uuid not null,
  setting text not null,
  project_id text not null,
  version integer not null,
  value jsonb not null,
  author text not null,
  changed_at timestamp with time zone not null
);
create table simulation_places (
  tenant_id uuid not null,
  place smallint not null,
  holder uuid not null,
  held_until timestamp with time zone not null
);
create table standing_writes (
  tenant_id uuid not null,
  operation_id uuid not null,
  target text not null,
  issue_ids text[] not null,
  underway text[],
  asked_at timestamp with time zone not null
);
create table sweep_items (
  tenant_id uuid not null,
  sweep_id uuid not null,
  issue_id text not null,
  issue_key text not null,
  project_id text not null,
  outcome text not null,
  problem text,
  kind text,
  status text,
  score integer,
  previous_status text,
  previous_score integer,
  failed_rules text[] default '{}'::text[] not null,
  content_digest text,
  summary_digest text,
  parent_id text,
  estimate_missing boolean,
  blocker_ids text[] default '{}'::text[] not null,
  sprint_id text,
  updated_day date,
  met_at timestamp with time zone not null
);
create table sweeps (
  tenant_id uuid not null,
  sweep_id uuid not null,
  source text not null,
  projects jsonb not null,
  key_version integer,
  query bytea,
  query_digest text not null,
  state text not null,
  problem text,
  waits_until timestamp with time zone,
  generation integer default 0 not null,
  origin text not null,
  requested_by text not null,
  estimate jsonb not null,
  budget jsonb,
  issues integer default 0 not null,
  points integer default 0 not null,
  milliseconds bigint default 0 not null,
  tokens bigint default 0 not null,
  micros bigint default 0 not null,
  held integer default 0 not null,
  held_by text,
  pass text default 'main'::text not null,
  project_at integer default 0 not null,
  place_after text,
  previous_id uuid,
  estimated_at timestamp with time zone not null,
  started_at timestamp with time zone,
  changed_at timestamp with time zone not null,
  due_at timestamp with time zone,
  ended_at timestamp with time zone
);
create table tenant_keys (
  tenant_id uuid not null,
  version integer not null,
  state text not null,
  created_at timestamp with time zone not null
);
create table tenants (
  tenant_id uuid not null,
  state text default 'active'::text not null,
  api_base_url text not null,
  writes_stopped boolean default false not null,
  created_at timestamp with time zone not null,
  recovering_since timestamp with time zone,
  detected_until timestamp with time zone,
  model_stopped boolean default false not null,
  detecting_since timestamp with time zone,
  detected_issue text,
  left_at timestamp with time zone,
  edition text default 'standard'::text not null
);
create table tokens (
  tenant_id uuid not null,
  token_id uuid not null,
  kind text not null,
  installation_id uuid,
  plan_id uuid,
  account_id text,
  key_version integer not null,
  secret bytea not null,
  fingerprint text not null,
  expires_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  refused_at timestamp with time zone
);
create table usage_days (
  tenant_id uuid not null,
  day date not null,
  kind text not null,
  amount bigint not null,
  events bigint not null
);
create table usage_events (
  tenant_id uuid not null,
  kind text not null,
  subject_id text not null,
  amount bigint not null,
  day date not null,
  used_at timestamp with time zone not null,
  rolled_up boolean default false not null
);
create table write_attempts (
  tenant_id uuid not null,
  attempt_id uuid not null,
  operation_id uuid not null,
  account_id text,
  started_at timestamp with time zone not null,
  deadline_at timestamp with time zone not null,
  outcome text,
  http_status integer,
  jira_id text
);
create table writes (
  tenant_id uuid not null,
  operation_id uuid not null,
  plan_id uuid,
  row_id uuid,
  state text not null,
  attempts integer default 0 not null,
  negative_lookups integer default 0 not null,
  last_lookup_at timestamp with time zone,
  attempt_id uuid,
  sent_at timestamp with time zone,
  deadline_at timestamp with time zone,
  jira_id text,
  jira_key text,
  changed_at timestamp with time zone not null,
  permit text default 'decision'::text not null
);

alter table audit_entries add constraint audit_entries_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table audit_entries add constraint audit_entries_pkey PRIMARY KEY (tenant_id, seq);
alter table audit_heads add constraint audit_heads_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table audit_heads add constraint audit_heads_pkey PRIMARY KEY (tenant_id);
alter table audit_personal add constraint audit_personal_salt_check CHECK ((length(salt) = 32));
alter table audit_personal add constraint audit_personal_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table audit_personal add constraint audit_personal_tenant_id_seq_fkey FOREIGN KEY (tenant_id, seq) REFERENCES audit_entries(tenant_id, seq);
alter table audit_personal add constraint audit_personal_pkey PRIMARY KEY (tenant_id, seq);
alter table audit_verifications add constraint audit_verifications_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table audit_verifications add constraint audit_verifications_pkey PRIMARY KEY (tenant_id);
alter table clarifications add constraint clarifications_check CHECK (((begun_at IS NULL) = (comment_id IS NULL)));
alter table clarifications add constraint clarifications_check1 CHECK (((begun_at IS NULL) = (expires_at IS NULL)));
alter table clarifications add constraint clarifications_check2 CHECK (((begun_at IS NULL) = (due_at IS NULL)));
alter table clarifications add constraint clarifications_check3 CHECK (((outcome IS NULL) = (closed_at IS NULL)));
alter table clarifications add constraint clarifications_generation_check CHECK ((generation > 0));
alter table clarifications add constraint clarifications_heard_check CHECK ((jsonb_typeof(heard) = 'array'::text));
alter table clarifications add constraint clarifications_outcome_check CHECK ((outcome = ANY (ARRAY['resolved'::text, 'answered'::text, 'expired'::text, 'cancelled'::text, 'failed'::text])));
alter table clarifications add constraint clarifications_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table clarifications add constraint clarifications_tenant_id_refinement_id_fkey FOREIGN KEY (tenant_id, refinement_id) REFERENCES refinements(tenant_id, refinement_id);
alter table clarifications add constraint clarifications_pkey PRIMARY KEY (tenant_id, refinement_id);
alter table clock_runs add constraint clock_runs_pkey PRIMARY KEY (task);
alter table comment_settings add constraint comment_settings_audience_check CHECK ((audience = ANY (ARRAY['internal'::text, 'customer'::text])));
alter table comment_settings add constraint comment_settings_version_check CHECK ((version > 0));
alter table comment_settings add constraint comment_settings_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table comment_settings add constraint comment_settings_pkey PRIMARY KEY (tenant_id, project_id);
alter table decision_rows add constraint decision_rows_verdict_check CHECK ((verdict = ANY (ARRAY['approve'::text, 'reject'::text, 'later'::text, 'revoke'::text, 'edit'::text])));
alter table decision_rows add constraint decision_rows_tenant_id_decision_id_fkey FOREIGN KEY (tenant_id, decision_id) REFERENCES decisions(tenant_id, decision_id);
alter table decision_rows add constraint decision_rows_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table decision_rows add constraint decision_rows_tenant_id_row_id_fkey FOREIGN KEY (tenant_id, row_id) REFERENCES plan_rows(tenant_id, row_id);
alter table decision_rows add constraint decision_rows_pkey PRIMARY KEY (tenant_id, decision_id, row_id);
alter table decisions add constraint decisions_kind_check CHECK ((kind = ANY (ARRAY['decision'::text, 'dispatch'::text, 'revocation'::text, 'edit'::text])));
alter table decisions add constraint decisions_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table decisions add constraint decisions_tenant_id_plan_id_fkey FOREIGN KEY (tenant_id, plan_id) REFERENCES plans(tenant_id, plan_id);
alter table decisions add constraint decisions_pkey PRIMARY KEY (tenant_id, decision_id);
alter table deployment_switches add constraint deployment_switches_pkey PRIMARY KEY (name);
alter table digests add constraint digests_state_check CHECK ((state = ANY (ARRAY['sending'::text, 'sent'::text, 'failed'::text, 'unknown'::text])));
alter table digests add constraint digests_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table digests add constraint digests_pkey PRIMARY KEY (tenant_id, day);
alter table editions add constraint editions_day_limit_check CHECK ((day_limit >= 0));
alter table editions add constraint editions_edition_check CHECK ((edition ~ '^[a-z][a-z0-9-]{0,39}$'::text));
alter table editions add constraint editions_kind_check CHECK ((kind = ANY (ARRAY['judgements'::text, 'refinements'::text, 'model_tokens'::text, 'sweeps'::text])));
alter table editions add constraint editions_month_limit_check CHECK ((month_limit >= 0));
alter table editions add constraint editions_pkey PRIMARY KEY (edition, kind);
alter table egress_records add constraint egress_records_check CHECK (((state = 'sending'::text) = (settled_at IS NULL)));
alter table egress_records add constraint egress_records_state_check CHECK ((state = ANY (ARRAY['sending'::text, 'answered'::text, 'refused'::text, 'failed'::text])));
alter table egress_records add constraint egress_records_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table egress_records add constraint egress_records_pkey PRIMARY KEY (tenant_id, egress_id);
alter table forge_environment add constraint forge_environment_environment_check CHECK ((environment = ANY (ARRAY['DEVELOPMENT'::text, 'STAGING'::text, 'PRODUCTION'::text])));
alter table forge_environment add constraint forge_environment_one_check CHECK (one);
alter table forge_environment add constraint forge_environment_pkey PRIMARY KEY (one);
alter table idempotency_keys add constraint idempotency_keys_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table idempotency_keys add constraint idempotency_keys_pkey PRIMARY KEY (tenant_id, account_id, route, key);
alter table installations add constraint installations_environment_check CHECK ((environment = ANY (ARRAY['DEVELOPMENT'::text, 'STAGING'::text, 'PRODUCTION'::text])));
alter table installations add constraint installations_licence_state_check CHECK ((licence_state = ANY (ARRAY['active'::text, 'trial'::text, 'inactive'::text, 'absent'::text])));
alter table installations add constraint installations_state_check CHECK ((state = ANY (ARRAY['active'::text, 'suspended'::text, 'leaving'::text, 'purging'::text, 'purged'::text])));
alter table installations add constraint installations_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table installations add constraint installations_pkey PRIMARY KEY (tenant_id, installation_id);
alter table issue_outcomes add constraint issue_outcomes_check CHECK (((left_out IS NULL) = (report_id IS NOT NULL)));
alter table issue_outcomes add constraint issue_outcomes_left_out_check CHECK ((left_out = ANY (ARRAY['no_start'::text, 'not_judged'::text, 'changed_since'::text])));
alter table issue_outcomes add constraint issue_outcomes_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table issue_outcomes add constraint issue_outcomes_pkey PRIMARY KEY (tenant_id, issue_id);
alter table issue_writes add constraint issue_writes_pkey PRIMARY KEY (pool, target);
alter table issues add constraint issues_content_check CHECK ((num_nulls(content, content_key_version, kept_digest) = ANY (ARRAY[0, 3])));
alter table issues add constraint issues_kind_check CHECK ((kind = ANY (ARRAY['story'::text, 'task'::text, 'bug'::text, 'epic'::text, 'spike'::text, 'subtask'::text, 'other'::text])));
alter table issues add constraint issues_left_out_check CHECK ((left_out = ANY (ARRAY['status'::text, 'type'::text, 'service'::text])));
alter table issues add constraint issues_score_check CHECK (((score >= 0) AND (score <= 100)));
alter table issues add constraint issues_status_category_check CHECK ((status_category = ANY (ARRAY['new'::text, 'indeterminate'::text, 'done'::text])));
alter table issues add constraint issues_status_check CHECK ((status = ANY (ARRAY['ready'::text, 'needs_work'::text, 'not_ready'::text])));
alter table issues add constraint issues_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table issues add constraint issues_pkey PRIMARY KEY (tenant_id, issue_id);
alter table jira_budgets add constraint jira_budgets_pkey PRIMARY KEY (pool, hour, payer);
alter table key_rotations add constraint key_rotations_pkey PRIMARY KEY (began_at);
alter table keystore.wrapped_keys add constraint wrapped_keys_pkey PRIMARY KEY (tenant_id, version);
alter table model_circuits add constraint model_circuits_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table model_circuits add constraint model_circuits_pkey PRIMARY KEY (tenant_id, endpoint);
alter table model_days add constraint model_days_micros_check CHECK ((micros >= 0));
alter table model_days add constraint model_days_operator_micros_check CHECK ((operator_micros >= 0));
alter table model_days add constraint model_days_operator_tokens_check CHECK ((operator_tokens >= 0));
alter table model_days add constraint model_days_tokens_check CHECK ((tokens >= 0));
alter table model_days add constraint model_days_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table model_days add constraint model_days_pkey PRIMARY KEY (tenant_id, day);
alter table model_denials add constraint model_denials_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table model_denials add constraint model_denials_pkey PRIMARY KEY (tenant_id, day, reason);
alter table model_drafts add constraint model_drafts_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table model_drafts add constraint model_drafts_tenant_id_refinement_id_fkey FOREIGN KEY (tenant_id, refinement_id) REFERENCES refinements(tenant_id, refinement_id);
alter table model_drafts add constraint model_drafts_pkey PRIMARY KEY (tenant_id, refinement_id);
alter table model_operator_days add constraint model_operator_days_micros_check CHECK ((micros >= 0));
alter table model_operator_days add constraint model_operator_days_tokens_check CHECK ((tokens >= 0));
alter table model_operator_days add constraint model_operator_days_pkey PRIMARY KEY (day);
alter table model_projects add constraint model_projects_version_check CHECK ((version > 0));
alter table model_projects add constraint model_projects_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table model_projects add constraint model_projects_pkey PRIMARY KEY (tenant_id, project_id);
alter table model_settings add constraint model_settings_version_check CHECK ((version > 0));
alter table model_settings add constraint model_settings_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table model_settings add constraint model_settings_pkey PRIMARY KEY (tenant_id, version);
alter table notifications add constraint notifications_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'webhook'::text])));
alter table notifications add constraint notifications_stage_check CHECK ((stage = ANY (ARRAY['proposed'::text, 'reminded'::text, 'expired'::text, 'unanswered'::text])));
alter table notifications add constraint notifications_state_check CHECK ((state = ANY (ARRAY['due'::text, 'sending'::text, 'sent'::text, 'skipped'::text, 'failed'::text, 'unknown'::text])));
alter table notifications add constraint notifications_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table notifications add constraint notifications_tenant_id_plan_id_fkey FOREIGN KEY (tenant_id, plan_id) REFERENCES plans(tenant_id, plan_id);
alter table notifications add constraint notifications_pkey PRIMARY KEY (tenant_id, notification_id);
alter table notifications add constraint notifications_tenant_id_plan_id_stage_channel_account_id_key UNIQUE (tenant_id, plan_id, stage, channel, account_id);
alter table notify_settings add constraint notify_settings_check CHECK (((webhook IS NULL) = (webhook_host IS NULL)));
alter table notify_settings add constraint notify_settings_check1 CHECK (((site_url IS NOT NULL) OR (NOT (email OR (webhook IS NOT NULL)))));
alter table notify_settings add constraint notify_settings_version_check CHECK ((version > 0));
alter table notify_settings add constraint notify_settings_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table notify_settings add constraint notify_settings_pkey PRIMARY KEY (tenant_id, version);
alter table outbox add constraint outbox_kind_check CHECK ((kind = ANY (ARRAY['start'::text, 'signal'::text])));
alter table outbox add constraint outbox_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table outbox add constraint outbox_pkey PRIMARY KEY (tenant_id, outbox_id);
alter table outcome_runs add constraint outcome_runs_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table outcome_runs add constraint outcome_runs_pkey PRIMARY KEY (tenant_id, project_id);
alter table overrides add constraint overrides_check CHECK (((kind = 'waiver'::text) = (reason IS NOT NULL)));
alter table overrides add constraint overrides_check1 CHECK (((reason IS NULL) = (key_version IS NULL)));
alter table overrides add constraint overrides_check2 CHECK (((ended_at IS NULL) = (ended_by IS NULL)));
alter table overrides add constraint overrides_kind_check CHECK ((kind = ANY (ARRAY['tick'::text, 'waiver'::text])));
alter table overrides add constraint overrides_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table overrides add constraint overrides_tenant_id_issue_id_fkey FOREIGN KEY (tenant_id, issue_id) REFERENCES issues(tenant_id, issue_id);
alter table overrides add constraint overrides_pkey PRIMARY KEY (tenant_id, override_id);
alter table plan_rows add constraint plan_rows_confidence_check CHECK ((confidence = ANY (ARRAY['high'::text, 'low'::text])));
alter table plan_rows add constraint plan_rows_state_check CHECK ((state = ANY (ARRAY['open'::text, 'approved'::text, 'released'::text, 'sending'::text, 'done'::text, 'rejected'::text, 'expired'::text, 'cleared'::text, 'cancelled'::text, 'skipped'::text, 'failed'::text, 'conflict'::text, 'uncertain'::text])));
alter table plan_rows add constraint plan_rows_tier_check CHECK ((tier = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text])));
alter table plan_rows add constraint plan_rows_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table plan_rows add constraint plan_rows_tenant_id_plan_id_fkey FOREIGN KEY (tenant_id, plan_id) REFERENCES plans(tenant_id, plan_id);
alter table plan_rows add constraint plan_rows_tenant_id_undoes_fkey FOREIGN KEY (tenant_id, undoes) REFERENCES plan_rows(tenant_id, row_id);
alter table plan_rows add constraint plan_rows_pkey PRIMARY KEY (tenant_id, row_id);
alter table plan_rows add constraint plan_rows_tenant_id_operation_id_key UNIQUE (tenant_id, operation_id);
alter table plan_rows add constraint plan_rows_tenant_id_plan_id_position_key UNIQUE (tenant_id, plan_id, "position");
alter table plans add constraint plans_round_check CHECK ((round > 0));
alter table plans add constraint plans_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'writing'::text, 'final'::text])));
alter table plans add constraint plans_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table plans add constraint plans_tenant_id_refinement_id_fkey FOREIGN KEY (tenant_id, refinement_id) REFERENCES refinements(tenant_id, refinement_id);
alter table plans add constraint plans_pkey PRIMARY KEY (tenant_id, plan_id);
alter table plans add constraint plans_tenant_id_refinement_id_round_key UNIQUE (tenant_id, refinement_id, round);
alter table policies add constraint policies_version_check CHECK ((version > 1));
alter table policies add constraint policies_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table policies add constraint policies_pkey PRIMARY KEY (tenant_id, project_id, version);
alter table project_modes add constraint project_modes_mode_check CHECK ((mode = ANY (ARRAY['off'::text, 'observe'::text, 'propose'::text])));
alter table project_modes add constraint project_modes_version_check CHECK ((version > 0));
alter table project_modes add constraint project_modes_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table project_modes add constraint project_modes_pkey PRIMARY KEY (tenant_id, project_id);
alter table publish_settings add constraint publish_settings_language_check CHECK ((language = ANY (ARRAY['en'::text, 'de'::text, 'fr'::text, 'es'::text])));
alter table publish_settings add constraint publish_settings_mode_check CHECK ((mode = ANY (ARRAY['off'::text, 'field'::text, 'field_and_gate'::text])));
alter table publish_settings add constraint publish_settings_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table publish_settings add constraint publish_settings_pkey PRIMARY KEY (tenant_id, project_id);
alter table published_scores add constraint published_scores_score_check CHECK (((score >= 0) AND (score <= 100)));
alter table published_scores add constraint published_scores_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table published_scores add constraint published_scores_tenant_id_issue_id_fkey FOREIGN KEY (tenant_id, issue_id) REFERENCES issues(tenant_id, issue_id);
alter table published_scores add constraint published_scores_pkey PRIMARY KEY (tenant_id, issue_id);
alter table quota_denials add constraint quota_denials_kind_check CHECK ((kind = ANY (ARRAY['judgements'::text, 'refinements'::text, 'model_tokens'::text, 'sweeps'::text])));
alter table quota_denials add constraint quota_denials_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table quota_denials add constraint quota_denials_pkey PRIMARY KEY (tenant_id, day, kind, account_id);
alter table quotas add constraint quotas_day_reserved_check CHECK ((day_reserved >= 0));
alter table quotas add constraint quotas_day_used_check CHECK ((day_used >= 0));
alter table quotas add constraint quotas_kind_check CHECK ((kind = ANY (ARRAY['judgements'::text, 'refinements'::text, 'model_tokens'::text, 'sweeps'::text])));
alter table quotas add constraint quotas_month_reserved_check CHECK ((month_reserved >= 0));
alter table quotas add constraint quotas_month_used_check CHECK ((month_used >= 0));
alter table quotas add constraint quotas_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table quotas add constraint quotas_pkey PRIMARY KEY (tenant_id, kind);
alter table rate_limits add constraint rate_limits_pkey PRIMARY KEY (pool, target);
alter table refinements add constraint refinements_check CHECK (((step = 'closed'::text) = (outcome IS NOT NULL)));
alter table refinements add constraint refinements_check1 CHECK (((reason = 'undo'::text) = (undo_of IS NOT NULL)));
alter table refinements add constraint refinements_generation_check CHECK ((generation > 0));
alter table refinements add constraint refinements_lost_check CHECK (((lost_since IS NULL) = (lost_until IS NULL)));
alter table refinements add constraint refinements_outcome_check CHECK ((outcome = ANY (ARRAY['applied'::text, 'partly_applied'::text, 'rejected'::text, 'expired'::text, 'cleared'::text, 'cancelled'::text, 'failed'::text, 'nothing_to_propose'::text])));
alter table refinements add constraint refinements_reason_check CHECK ((reason = ANY (ARRAY['person'::text, 'sweep'::text, 'undo'::text, 'assignment'::text, 'clarification'::text])));
alter table refinements add constraint refinements_step_check CHECK ((step = ANY (ARRAY['requested'::text, 'analysing'::text, 'drafting'::text, 'waiting'::text, 'reminded'::text, 'waiting_for_token'::text, 'writing'::text, 'verifying'::text, 'closed'::text])));
alter table refinements add constraint refinements_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table refinements add constraint refinements_tenant_id_plan_id_fkey FOREIGN KEY (tenant_id, plan_id) REFERENCES plans(tenant_id, plan_id) DEFERRABLE INITIALLY DEFERRED;
alter table refinements add constraint refinements_tenant_id_undo_of_fkey FOREIGN KEY (tenant_id, undo_of) REFERENCES plans(tenant_id, plan_id);
alter table refinements add constraint refinements_pkey PRIMARY KEY (tenant_id, refinement_id);
alter table rejections add constraint rejections_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table rejections add constraint rejections_tenant_id_row_id_fkey FOREIGN KEY (tenant_id, row_id) REFERENCES plan_rows(tenant_id, row_id);
alter table rejections add constraint rejections_pkey PRIMARY KEY (tenant_id, issue_id, idea);
alter table reports add constraint reports_check CHECK (((annotations_key_version IS NULL) OR (annotations IS NOT NULL)));
alter table reports add constraint reports_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table reports add constraint reports_tenant_id_issue_id_fkey FOREIGN KEY (tenant_id, issue_id) REFERENCES issues(tenant_id, issue_id);
alter table reports add constraint reports_pkey PRIMARY KEY (tenant_id, report_id);
alter table reports add constraint reports_tenant_id_issue_id_digest_key UNIQUE (tenant_id, issue_id, digest);
alter table request_rates add constraint request_rates_pkey PRIMARY KEY (tenant_id, bucket);
alter table reservations add constraint reservations_amount_check CHECK ((amount > 0));
alter table reservations add constraint reservations_kind_check CHECK ((kind = ANY (ARRAY['judgements'::text, 'refinements'::text, 'model_tokens'::text, 'sweeps'::text])));
alter table reservations add constraint reservations_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table reservations add constraint reservations_pkey PRIMARY KEY (tenant_id, kind, subject_id);
alter table role_grants add constraint role_grants_scope_check CHECK (((scope = 'site'::text) OR (scope ~ '^[0-9]{1,19}$'::text)));
alter table role_grants add constraint role_grants_version_check CHECK ((version > 0));
alter table role_grants add constraint role_grants_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table role_grants add constraint role_grants_pkey PRIMARY KEY (tenant_id, scope, version);
alter table rule_packs add constraint rule_packs_purpose_check CHECK ((purpose = ANY (ARRAY['ready'::text, 'done'::text])));
alter table rule_packs add constraint rule_packs_version_check CHECK ((version > 1));
alter table rule_packs add constraint rule_packs_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table rule_packs add constraint rule_packs_pkey PRIMARY KEY (tenant_id, project_id, purpose, version);
alter table schema_migrations add constraint schema_migrations_pkey PRIMARY KEY (id);
alter table setting_changes add constraint setting_changes_setting_check CHECK ((setting = ANY (ARRAY['mode'::text, 'writes'::text, 'publishing'::text, 'model_project'::text, 'comments'::text])));
alter table setting_changes add constraint setting_changes_version_check CHECK ((version > 0));
alter table setting_changes add constraint setting_changes_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table setting_changes add constraint setting_changes_pkey PRIMARY KEY (tenant_id, setting, project_id, version);
alter table simulation_places add constraint simulation_places_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table simulation_places add constraint simulation_places_pkey PRIMARY KEY (tenant_id, place);
alter table standing_writes add constraint standing_writes_target_check CHECK ((target = ANY (ARRAY['field'::text, 'property'::text])));
alter table standing_writes add constraint standing_writes_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table standing_writes add constraint standing_writes_tenant_id_operation_id_fkey FOREIGN KEY (tenant_id, operation_id) REFERENCES writes(tenant_id, operation_id);
alter table standing_writes add constraint standing_writes_pkey PRIMARY KEY (tenant_id, operation_id);
alter table sweep_items add constraint sweep_items_check CHECK (((outcome = ANY (ARRAY['judged'::text, 'unchanged'::text])) = ((score IS NOT NULL) AND (status IS NOT NULL))));
alter table sweep_items add constraint sweep_items_kind_check CHECK ((kind = ANY (ARRAY['story'::text, 'task'::text, 'bug'::text, 'epic'::text, 'spike'::text, 'subtask'::text, 'other'::text])));
alter table sweep_items add constraint sweep_items_outcome_check CHECK ((outcome = ANY (ARRAY['judged'::text, 'unchanged'::text, 'failed'::text, 'gone'::text, 'not_visible'::text])));
alter table sweep_items add constraint sweep_items_previous_score_check CHECK (((previous_score >= 0) AND (previous_score <= 100)));
alter table sweep_items add constraint sweep_items_previous_status_check CHECK ((previous_status = ANY (ARRAY['ready'::text, 'needs_work'::text, 'not_ready'::text])));
alter table sweep_items add constraint sweep_items_score_check CHECK (((score >= 0) AND (score <= 100)));
alter table sweep_items add constraint sweep_items_status_check CHECK ((status = ANY (ARRAY['ready'::text, 'needs_work'::text, 'not_ready'::text])));
alter table sweep_items add constraint sweep_items_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table sweep_items add constraint sweep_items_tenant_id_sweep_id_fkey FOREIGN KEY (tenant_id, sweep_id) REFERENCES sweeps(tenant_id, sweep_id);
alter table sweep_items add constraint sweep_items_pkey PRIMARY KEY (tenant_id, sweep_id, issue_id);
alter table sweeps add constraint sweeps_check CHECK ((num_nulls(key_version, query) = ANY (ARRAY[0, 2])));
alter table sweeps add constraint sweeps_check1 CHECK (((state = 'estimated'::text) = (started_at IS NULL)));
alter table sweeps add constraint sweeps_check2 CHECK (((state = 'estimated'::text) OR (budget IS NOT NULL)));
alter table sweeps add constraint sweeps_check3 CHECK (((state = ANY (ARRAY['completed'::text, 'cancelled'::text, 'failed'::text])) = (ended_at IS NOT NULL)));
alter table sweeps add constraint sweeps_generation_check CHECK ((generation >= 0));
alter table sweeps add constraint sweeps_held_check CHECK ((held >= 0));
alter table sweeps add constraint sweeps_issues_check CHECK ((issues >= 0));
alter table sweeps add constraint sweeps_micros_check CHECK ((micros >= 0));
alter table sweeps add constraint sweeps_milliseconds_check CHECK ((milliseconds >= 0));
alter table sweeps add constraint sweeps_origin_check CHECK ((origin = ANY (ARRAY['person'::text, 'operator'::text, 'schedule'::text])));
alter table sweeps add constraint sweeps_pass_check CHECK ((pass = ANY (ARRAY['main'::text, 'late'::text, 'left'::text])));
alter table sweeps add constraint sweeps_points_check CHECK ((points >= 0));
alter table sweeps add constraint sweeps_project_at_check CHECK ((project_at >= 0));
alter table sweeps add constraint sweeps_projects_check CHECK (((jsonb_typeof(projects) = 'array'::text) AND (jsonb_array_length(projects) > 0)));
alter table sweeps add constraint sweeps_source_check CHECK ((source = ANY (ARRAY['jira'::text, 'stored'::text])));
alter table sweeps add constraint sweeps_state_check CHECK ((state = ANY (ARRAY['estimated'::text, 'running'::text, 'paused'::text, 'stopped_at_budget'::text, 'completed'::text, 'cancelled'::text, 'failed'::text])));
alter table sweeps add constraint sweeps_tokens_check CHECK ((tokens >= 0));
alter table sweeps add constraint sweeps_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table sweeps add constraint sweeps_pkey PRIMARY KEY (tenant_id, sweep_id);
alter table tenant_keys add constraint tenant_keys_state_check CHECK ((state = ANY (ARRAY['active'::text, 'retiring'::text, 'destroyed'::text])));
alter table tenant_keys add constraint tenant_keys_version_check CHECK ((version > 0));
alter table tenant_keys add constraint tenant_keys_pkey PRIMARY KEY (tenant_id, version);
alter table tenants add constraint tenants_state_check CHECK ((state = ANY (ARRAY['active'::text, 'leaving'::text, 'purging'::text, 'purged'::text])));
alter table tenants add constraint tenants_pkey PRIMARY KEY (tenant_id);
alter table tokens add constraint tokens_check CHECK ((((kind = 'app'::text) AND (installation_id IS NOT NULL) AND (account_id IS NULL)) OR ((kind = 'user'::text) AND (plan_id IS NOT NULL) AND (account_id IS NOT NULL))));
alter table tokens add constraint tokens_kind_check CHECK ((kind = ANY (ARRAY['app'::text, 'user'::text])));
alter table tokens add constraint tokens_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table tokens add constraint tokens_tenant_id_installation_id_fkey FOREIGN KEY (tenant_id, installation_id) REFERENCES installations(tenant_id, installation_id);
alter table tokens add constraint tokens_tenant_id_plan_id_fkey FOREIGN KEY (tenant_id, plan_id) REFERENCES plans(tenant_id, plan_id);
alter table tokens add constraint tokens_pkey PRIMARY KEY (tenant_id, token_id);
alter table usage_days add constraint usage_days_amount_check CHECK ((amount > 0));
alter table usage_days add constraint usage_days_events_check CHECK ((events > 0));
alter table usage_days add constraint usage_days_kind_check CHECK ((kind = ANY (ARRAY['judgements'::text, 'refinements'::text, 'model_tokens'::text, 'sweeps'::text])));
alter table usage_days add constraint usage_days_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table usage_days add constraint usage_days_pkey PRIMARY KEY (tenant_id, day, kind);
alter table usage_events add constraint usage_events_amount_check CHECK ((amount > 0));
alter table usage_events add constraint usage_events_kind_check CHECK ((kind = ANY (ARRAY['judgements'::text, 'refinements'::text, 'model_tokens'::text, 'sweeps'::text])));
alter table usage_events add constraint usage_events_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table usage_events add constraint usage_events_pkey PRIMARY KEY (tenant_id, kind, subject_id);
alter table write_attempts add constraint write_attempts_outcome_check CHECK ((outcome = ANY (ARRAY['confirmed'::text, 'failed'::text, 'not_executed'::text, 'ambiguous'::text])));
alter table write_attempts add constraint write_attempts_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table write_attempts add constraint write_attempts_tenant_id_operation_id_fkey FOREIGN KEY (tenant_id, operation_id) REFERENCES writes(tenant_id, operation_id);
alter table write_attempts add constraint write_attempts_pkey PRIMARY KEY (tenant_id, attempt_id);
alter table writes add constraint writes_permit_check CHECK (
CASE permit
    WHEN 'decision'::text THEN ((plan_id IS NOT NULL) AND (row_id IS NOT NULL))
    WHEN 'standing'::text THEN ((plan_id IS NULL) AND (row_id IS NULL))
    ELSE false
END);
alter table writes add constraint writes_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'sending'::text, 'confirmed'::text, 'failed'::text, 'ambiguous'::text, 'conflict'::text, 'uncertain'::text])));
alter table writes add constraint writes_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(tenant_id);
alter table writes add constraint writes_tenant_id_plan_id_fkey FOREIGN KEY (tenant_id, plan_id) REFERENCES plans(tenant_id, plan_id);
alter table writes add constraint writes_tenant_id_row_id_fkey FOREIGN KEY (tenant_id, row_id) REFERENCES plan_rows(tenant_id, row_id);
alter table writes add constraint writes_pkey PRIMARY KEY (tenant_id, operation_id);

CREATE INDEX audit_entries_by_action ON public.audit_entries USING btree (tenant_id, action, at, seq);
CREATE INDEX audit_entries_by_subject ON public.audit_entries USING btree (tenant_id, subject, at, seq);
CREATE INDEX audit_entries_by_time ON public.audit_entries USING btree (tenant_id, at, seq);
CREATE UNIQUE INDEX audit_entries_once ON public.audit_entries USING btree (tenant_id, dedupe_key) WHERE (dedupe_key IS NOT NULL);
CREATE INDEX clarifications_by_issue ON public.clarifications USING btree (tenant_id, issue_id, begun_at);
CREATE INDEX clarifications_due ON public.clarifications USING btree (due_at) WHERE (outcome IS NULL);
CREATE UNIQUE INDEX clarifications_one_waits_per_issue ON public.clarifications USING btree (tenant_id, issue_id) WHERE ((begun_at IS NOT NULL) AND (outcome IS NULL));
CREATE INDEX decisions_by_plan ON public.decisions USING btree (tenant_id, plan_id, decided_at);
CREATE INDEX egress_records_by_time ON public.egress_records USING btree (tenant_id, sent_at, egress_id);
CREATE INDEX idempotency_keys_by_age ON public.idempotency_keys USING btree (tenant_id, created_at);
CREATE INDEX installations_active_seen ON public.installations USING btree (last_seen_at) WHERE (state = 'active'::text);
CREATE INDEX issue_outcomes_newest ON public.issue_outcomes USING btree (tenant_id, project_id, finished_at DESC NULLS LAST);
CREATE INDEX issue_writes_by_last ON public.issue_writes USING btree ((moments[array_upper(moments, 1)]));
CREATE INDEX issues_by_judgement ON public.issues USING btree (tenant_id, project_id, judged_at, issue_id) WHERE (report_id IS NOT NULL);
CREATE INDEX issues_by_key ON public.issues USING btree (tenant_id, project_id, key_number, issue_id) WHERE (report_id IS NOT NULL);
CREATE INDEX issues_by_project ON public.issues USING btree (tenant_id, project_id, issue_id);
CREATE INDEX issues_by_score ON public.issues USING btree (tenant_id, project_id, score, issue_id) WHERE (report_id IS NOT NULL);
CREATE INDEX issues_by_summary ON public.issues USING btree (tenant_id, project_id, summary_digest) WHERE (summary_digest IS NOT NULL);
CREATE UNIQUE INDEX key_rotations_one_open ON public.key_rotations USING btree ((true)) WHERE (ended_at IS NULL);
CREATE INDEX notifications_unsettled ON public.notifications USING btree (changed_at) WHERE (state = ANY (ARRAY['due'::text, 'sending'::text]));
CREATE INDEX outbox_asked ON public.outbox USING btree (tenant_id, workflow_id, created_at);
CREATE INDEX outbox_oldest ON public.outbox USING btree (outbox_id) WHERE (delivered_at IS NULL);
CREATE UNIQUE INDEX outbox_one_of_each ON public.outbox USING btree (tenant_id, workflow_id) WHERE ((delivered_at IS NULL) AND (name = ANY (ARRAY['issueChanged'::text, 'judgeIssue'::text])));
CREATE UNIQUE INDEX outbox_one_publishing ON public.outbox USING btree (tenant_id, workflow_id) WHERE ((delivered_at IS NULL) AND (name = 'publishScores'::text));
CREATE INDEX outbox_undelivered ON public.outbox USING btree (workflow_id, outbox_id) WHERE (delivered_at IS NULL);
CREATE UNIQUE INDEX overrides_in_force ON public.overrides USING btree (tenant_id, issue_id, kind, rule) WHERE (ended_at IS NULL);
CREATE INDEX plan_rows_by_result ON public.plan_rows USING btree (tenant_id, result_id) WHERE (result_id IS NOT NULL);
CREATE INDEX plan_rows_by_undoes ON public.plan_rows USING btree (tenant_id, undoes) WHERE (undoes IS NOT NULL);
CREATE INDEX plans_by_issue ON public.plans USING btree (tenant_id, issue_id);
CREATE INDEX plans_by_state ON public.plans USING btree (tenant_id, state, created_at, plan_id);
CREATE INDEX published_scores_due ON public.published_scores USING btree (tenant_id, due_since) WHERE (due_since IS NOT NULL);
CREATE INDEX refinements_by_issue ON public.refinements USING btree (tenant_id, issue_id, requested_at);
CREATE INDEX refinements_by_undo ON public.refinements USING btree (tenant_id, undo_of, requested_at) WHERE (undo_of IS NOT NULL);
CREATE INDEX refinements_due ON public.refinements USING btree (due_at) WHERE (outcome IS NULL);
CREATE UNIQUE INDEX refinements_one_open_per_issue ON public.refinements USING btree (tenant_id, issue_id) WHERE (outcome IS NULL);
CREATE UNIQUE INDEX refinements_one_open_undo ON public.refinements USING btree (tenant_id, undo_of) WHERE ((undo_of IS NOT NULL) AND (outcome IS NULL));
CREATE INDEX refinements_unseen ON public.refinements USING btree (tenant_id, refinement_id) WHERE ((outcome IS NULL) AND unseen);
CREATE INDEX refinements_want_tokens ON public.refinements USING btree (tenant_id, refinement_id) WHERE ((outcome IS NULL) AND (step = ANY (ARRAY['waiting_for_token'::text, 'writing'::text])));
CREATE INDEX reservations_due ON public.reservations USING btree (release_at);
CREATE INDEX sweep_items_of_issue ON public.sweep_items USING btree (tenant_id, issue_id);
CREATE INDEX sweeps_by_query ON public.sweeps USING btree (tenant_id, query_digest, ended_at DESC) WHERE (state = 'completed'::text);
CREATE INDEX sweeps_due ON public.sweeps USING btree (due_at) WHERE (state = 'running'::text);
CREATE INDEX sweeps_newest ON public.sweeps USING btree (tenant_id, estimated_at DESC, sweep_id);
CREATE UNIQUE INDEX tenant_keys_one_active ON public.tenant_keys USING btree (tenant_id) WHERE (state = 'active'::text);
CREATE UNIQUE INDEX tokens_one_per_installation ON public.tokens USING btree (tenant_id, installation_id) WHERE (kind = 'app'::text);
CREATE UNIQUE INDEX tokens_one_per_plan_and_person ON public.tokens USING btree (tenant_id, plan_id, account_id) WHERE (kind = 'user'::text);
CREATE INDEX usage_events_fresh ON public.usage_events USING btree (tenant_id, day) WHERE (NOT rolled_up);
CREATE INDEX write_attempts_by_operation ON public.write_attempts USING btree (tenant_id, operation_id, started_at);
CREATE INDEX writes_by_plan ON public.writes USING btree (tenant_id, plan_id);
CREATE INDEX writes_on_their_way ON public.writes USING btree (tenant_id) WHERE (state = ANY (ARRAY['sending'::text, 'ambiguous'::text]));
CREATE UNIQUE INDEX writes_one_standing ON public.writes USING btree (tenant_id) WHERE ((permit = 'standing'::text) AND (state = ANY (ARRAY['planned'::text, 'sending'::text])));

alter table audit_entries enable row level security, force row level security;
alter table audit_heads enable row level security, force row level security;
alter table audit_personal enable row level security, force row level security;
alter table audit_verifications enable row level security, force row level security;
alter table clarifications enable row level security, force row level security;
alter table clock_runs disable row level security;
alter table comment_settings enable row level security, force row level security;
alter table decision_rows enable row level security, force row level security;
alter table decisions enable row level security, force row level security;
alter table deployment_switches disable row level security;
alter table digests enable row level security, force row level security;
alter table editions disable row level security;
alter table egress_records enable row level security, force row level security;
alter table forge_environment disable row level security;
alter table idempotency_keys enable row level security, force row level security;
alter table installations enable row level security, force row level security;
alter table issue_outcomes enable row level security, force row level security;
alter table issue_writes disable row level security;
alter table issues enable row level security, force row level security;
alter table jira_budgets disable row level security;
alter table key_rotations disable row level security;
alter table keystore.wrapped_keys enable row level security, force row level security;
alter table model_circuits enable row level security, force row level security;
alter table model_days enable row level security, force row level security;
alter table model_denials enable row level security, force row level security;
alter table model_drafts enable row level security, force row level security;
alter table model_operator_days disable row level security;
alter table model_projects enable row level security, force row level security;
alter table model_settings enable row level security, force row level security;
alter table notifications enable row level security, force row level security;
alter table notify_settings enable row level security, force row level security;
alter table outbox enable row level security, force row level security;
alter table outcome_runs enable row level security, force row level security;
alter table overrides enable row level security, force row level security;
alter table plan_rows enable row level security, force row level security;
alter table plans enable row level security, force row level security;
alter table policies enable row level security, force row level security;
alter table project_modes enable row level security, force row level security;
alter table publish_settings enable row level security, force row level security;
alter table published_scores enable row level security, force row level security;
alter table quota_denials enable row level security, force row level security;
alter table quotas enable row level security, force row level security;
alter table rate_limits disable row level security;
alter table refinements enable row level security, force row level security;
alter table rejections enable row level security, force row level security;
alter table reports enable row level security, force row level security;
alter table request_rates enable row level security, force row level security;
alter table reservations enable row level security, force row level security;
alter table role_grants enable row level security, force row level security;
alter table rule_packs enable row level security, force row level security;
alter table schema_migrations disable row level security;
alter table setting_changes enable row level security, force row level security;
alter table simulation_places enable row level security, force row level security;
alter table standing_writes enable row level security, force row level security;
alter table sweep_items enable row level security, force row level security;
alter table sweeps enable row level security, force row level security;
alter table tenant_keys enable row level security, force row level security;
alter table tenants enable row level security, force row level security;
alter table tokens enable row level security, force row level security;
alter table usage_days enable row level security, force row level security;
alter table usage_events enable row level security, force row level security;
alter table write_attempts enable row level security, force row level security;
alter table writes enable row level security, force row level security;

create policy app_own_tenant on audit_entries for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy owner_appends on audit_entries for insert to readygate_owner with check ((tenant_id = readygate_tenant()));
create policy owner_reads on audit_entries for select to readygate_owner using ((tenant_id = readygate_tenant()));
create policy readonly_own_tenant on audit_entries for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on audit_heads for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy owner_moves on audit_heads for all to readygate_owner using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy readonly_own_tenant on audit_heads for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on audit_personal for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy owner_appends on audit_personal for insert to readygate_owner with check ((tenant_id = readygate_tenant()));
create policy app_own_tenant on audit_verifications for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy readonly_own_tenant on audit_verifications for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on clarifications for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy clock_all on clarifications for select to readygate_clock using (true);
create policy readonly_own_tenant on clarifications for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on comment_settings for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy readonly_own_tenant on comment_settings for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on decision_rows for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy readonly_own_tenant on decision_rows for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on decisions for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy readonly_own_tenant on decisions for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on digests for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy readonly_own_tenant on digests for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on egress_records for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy readonly_own_tenant on egress_records for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on idempotency_keys for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy app_own_tenant on installations for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy clock_all on installations for select to readygate_clock using (true);
create policy readonly_own_tenant on installations for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on issue_outcomes for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy readonly_own_tenant on issue_outcomes for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on issues for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy readonly_own_tenant on issues for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on keystore.wrapped_keys for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy owner_names on keystore.wrapped_keys for select to readygate_owner using (true);
create policy app_own_tenant on model_circuits for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy readonly_own_tenant on model_circuits for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on model_days for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy readonly_own_tenant on model_days for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on model_denials for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy clock_all on model_denials for select to readygate_clock using (true);
create policy readonly_own_tenant on model_denials for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on model_drafts for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy readonly_own_tenant on model_drafts for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on model_projects for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy readonly_own_tenant on model_projects for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on model_settings for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy readonly_own_tenant on model_settings for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on notifications for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy clock_all on notifications for select to readygate_clock using (true);
create policy readonly_own_tenant on notifications for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on notify_settings for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy readonly_own_tenant on notify_settings for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on outbox for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy dispatcher_all on outbox for all to readygate_dispatcher using (true) with check (true);
create policy readonly_own_tenant on outbox for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on outcome_runs for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy readonly_own_tenant on outcome_runs for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on overrides for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy readonly_own_tenant on overrides for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on plan_rows for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy readonly_own_tenant on plan_rows for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on plans for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy readonly_own_tenant on plans for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on policies for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy readonly_own_tenant on policies for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on project_modes for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy readonly_own_tenant on project_modes for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on publish_settings for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy readonly_own_tenant on publish_settings for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on published_scores for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy readonly_own_tenant on published_scores for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on quota_denials for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy clock_all on quota_denials for select to readygate_clock using (true);
create policy readonly_own_tenant on quota_denials for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on quotas for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy readonly_own_tenant on quotas for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on refinements for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy clock_all on refinements for select to readygate_clock using (true);
create policy readonly_own_tenant on refinements for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on rejections for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy readonly_own_tenant on rejections for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on reports for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy readonly_own_tenant on reports for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on request_rates for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy readonly_own_tenant on request_rates for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on reservations for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy clock_all on reservations for select to readygate_clock using (true);
create policy readonly_own_tenant on reservations for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on role_grants for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy readonly_own_tenant on role_grants for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on rule_packs for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy readonly_own_tenant on rule_packs for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on setting_changes for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy readonly_own_tenant on setting_changes for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on simulation_places for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy readonly_own_tenant on simulation_places for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on standing_writes for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy readonly_own_tenant on standing_writes for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on sweep_items for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy readonly_own_tenant on sweep_items for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on sweeps for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy clock_all on sweeps for select to readygate_clock using (true);
create policy readonly_own_tenant on sweeps for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on tenant_keys for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy readonly_own_tenant on tenant_keys for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on tenants for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy clock_all on tenants for select to readygate_clock using (true);
create policy readonly_own_tenant on tenants for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on tokens for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy app_own_tenant on usage_days for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy readonly_own_tenant on usage_days for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on usage_events for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy clock_all on usage_events for select to readygate_clock using (true);
create policy readonly_own_tenant on usage_events for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on write_attempts for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy readonly_own_tenant on write_attempts for select to readygate_readonly using ((tenant_id = readygate_tenant()));
create policy app_own_tenant on writes for all to readygate_app using ((tenant_id = readygate_tenant())) with check ((tenant_id = readygate_tenant()));
create policy readonly_own_tenant on writes for select to readygate_readonly using ((tenant_id = readygate_tenant()));

CREATE TRIGGER audit_entries_append_only BEFORE DELETE OR UPDATE ON public.audit_entries FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER audit_entries_no_truncate BEFORE TRUNCATE ON public.audit_entries FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER outbox_notify AFTER INSERT ON public.outbox FOR EACH STATEMENT EXECUTE FUNCTION outbox_notify();

CREATE OR REPLACE FUNCTION public.append_audit(bodies text[], dedupe_keys text[], salts bytea[], key_versions integer[], contents bytea[])
 RETURNS bigint[]
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  tenant uuid := current_setting('readygate.tenant')::uuid;
  head record;
  next_hash text;
  numbers bigint[] := '{}';
begin
  insert into public.audit_heads (tenant_id, seq, hash)
    values (tenant, 0, encode(sha256(convert_to('readygate-audit/1:' || tenant::text, 'UTF8')), 'hex'))
    on conflict do nothing;
  select seq, hash into head from public.audit_heads where tenant_id = tenant for update;
  for i in 1 .. cardinality(bodies) loop
    if (bodies[i]::jsonb ->> 'tenant') is distinct from tenant::text then
      raise exception 'audit entry of another tenant' using errcode = 'insufficient_privilege';
    end if;
    if dedupe_keys[i] is not null and exists (
      select from public.audit_entries e where e.tenant_id = tenant and e.dedupe_key = dedupe_keys[i]
    ) then
      numbers := numbers || null::bigint;
      continue;
    end if;
    next_hash := encode(sha256(convert_to(head.hash || ':' || (head.seq + 1)::text || ':' || bodies[i], 'UTF8')), 'hex');
    insert into public.audit_entries (tenant_id, seq, prev, hash, body, dedupe_key)
      values (tenant, head.seq + 1, head.hash, next_hash, bodies[i], dedupe_keys[i]);
    if contents[i] is not null then
      insert into public.audit_personal (tenant_id, seq, salt, key_version, content)
        values (tenant, head.seq + 1, salts[i], key_versions[i], contents[i]);
    end if;
    head.seq := head.seq + 1;
    head.hash := next_hash;
    numbers := numbers || head.seq;
  end loop;
  update public.audit_heads set seq = head.seq, hash = head.hash where tenant_id = tenant;
  return numbers;
end $function$;
CREATE OR REPLACE FUNCTION public.audit_is_append_only()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'audit_entries is append-only' using errcode = 'insufficient_privilege';
end $function$;
CREATE OR REPLACE FUNCTION public.count_issue_write(p_pool text, p_target text, p_at timestamp with time zone, p_most integer[], p_seconds integer[], OUT room_at timestamp with time zone)
 RETURNS timestamp with time zone
 LANGUAGE plpgsql
AS $function$
declare
  kept timestamptz[];
  window_moments timestamptz[];
  leaving timestamptz;
begin
  insert into issue_writes (pool, target, moments) values (p_pool, p_target, array[]::timestamptz[]) on conflict do nothing;
  -- Now and then: what is long over is of no use to anybody.
  if found then
    delete from issue_writes where moments[array_upper(moments, 1)] < p_at - interval '1 hour';
  end if;
  select moments into kept from issue_writes where pool = p_pool and target = p_target for update;
  kept := array(select m from unnest(kept) m
    where m > p_at - make_interval(secs => (select max(s) from unnest(p_seconds) s)) order by m);
  for i in 1 .. array_length(p_most, 1) loop
    window_moments := array(select m from unnest(kept) m where m > p_at - make_interval(secs => p_seconds[i]) order by m);
    if coalesce(array_length(window_moments, 1), 0) >= p_most[i] then
      leaving := window_moments[array_length(window_moments, 1) - p_most[i] + 1] + make_interval(secs => p_seconds[i]);
      room_at := greatest(room_at, leaving);
    end if;
  end loop;
  if room_at is not null then return; end if;
  update issue_writes set moments = kept || p_at where pool = p_pool and target = p_target;
end $function$;
CREATE OR REPLACE FUNCTION keystore.wrapped_names(after_tenant uuid, after_version integer, at_most integer)
 RETURNS TABLE(tenant_id uuid, version integer, wrapping_key text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    select k.tenant_id, k.version, k.wrapping_key from keystore.wrapped_keys k
     where (k.tenant_id, k.version) > (after_tenant, after_version)
     order by k.tenant_id, k.version limit at_most
  $function$;
CREATE OR REPLACE FUNCTION public.outbox_notify()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  notify readygate_outbox;
  return null;
end $function$;
CREATE OR REPLACE FUNCTION public.readygate_tenant()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select current_setting('readygate.tenant')::uuid $function$;
CREATE OR REPLACE FUNCTION public.reserve_jira_points(p_pool text, p_payer text, p_hour timestamp with time zone, p_need integer, p_want integer, p_ceiling integer, p_fairness double precision, p_at timestamp with time zone, OUT granted integer, OUT paused_until timestamp with time zone)
 RETURNS record
 LANGUAGE plpgsql
AS $function$
declare
  used integer;
  own integer;
  asked integer;
begin
  granted := 0;
  select max(until) into paused_until from rate_limits
   where pool in (p_pool, p_payer) and target = 'points' and until > p_at;
  if paused_until is not null then return; end if;
  insert into jira_budgets (pool, hour, payer, points) values (p_pool, p_hour, '', 0) on conflict do nothing;
  -- Once an hour: what is over is of no use to anybody.
  if found then
    delete from jira_budgets where pool = p_pool and hour < p_hour - interval '1 day';
    delete from rate_limits where until < p_at - interval '1 hour';
  end if;
  select points into used from jira_budgets where pool = p_pool and hour = p_hour and payer = '' for update;
  select coalesce(max(points), 0) into own from jira_budgets
   where pool = p_pool and hour = p_hour and payer = p_payer;
  foreach asked in array array[p_want, p_need] loop
    if used + asked <= p_ceiling
       and (p_fairness is null or own + asked <= p_fairness * (p_ceiling - used - asked)) then
      update jira_budgets set points = points + asked where pool = p_pool and hour = p_hour and payer = '';
      insert into jira_budgets as b (pool, hour, payer, points) values (p_pool, p_hour, p_payer, asked)
        on conflict (pool, hour, payer) do update set points = b.points + excluded.points;
      granted := asked;
      return;
    end if;
  end loop;
end $function$;
CREATE OR REPLACE FUNCTION public.settle_jira_points(p_pool text, p_payer text, p_hour timestamp with time zone, p_change integer)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  update jira_budgets set points = points + p_change where pool = p_pool and hour = p_hour and payer = '';
  update jira_budgets set points = points + p_change where pool = p_pool and hour = p_hour and payer = p_payer;
end $function$;
CREATE OR REPLACE FUNCTION public.take_call(p_buckets text[], p_seconds double precision[], p_at_once integer[], p_at timestamp with time zone, OUT refused text, OUT free_at timestamp with time zone)
 RETURNS record
 LANGUAGE plpgsql
AS $function$
declare
  gap interval;
  fresh boolean := false;
  inserted boolean;
begin
  for i in 1 .. cardinality(p_buckets) loop
    gap := make_interval(secs => p_seconds[i]);
    insert into request_rates as r (tenant_id, bucket, full_at, seen_at)
      values (readygate_tenant(), p_buckets[i], p_at + gap, p_at)
      on conflict (tenant_id, bucket) do update
        set full_at = greatest(r.full_at, p_at) + gap, seen_at = greatest(r.seen_at, p_at)
        where greatest(r.full_at, p_at) + gap <= greatest(r.seen_at, p_at) + gap * p_at_once[i]
      returning r.xmax = 0 into inserted;
    if not found then
      refused := p_buckets[i];
      select r.full_at - gap * (p_at_once[i] - 1) into free_at from request_rates r
       where r.tenant_id = readygate_tenant() and r.bucket = refused;
      for j in 1 .. i - 1 loop
        update request_rates r set full_at = r.full_at - make_interval(secs => p_seconds[j])
         where r.tenant_id = readygate_tenant() and r.bucket = p_buckets[j];
      end loop;
      return;
    end if;
    fresh := fresh or inserted;
  end loop;
  -- Somebody new: a good moment to forget those whose buckets have been full for long, but for rows that others hold.
  if fresh then
    delete from request_rates r where r.tenant_id = readygate_tenant() and r.bucket in (
      select o.bucket from request_rates o
       where o.tenant_id = readygate_tenant() and o.full_at < p_at - interval '1 hour' for update skip locked);
  end if;
end $function$;

grant execute on function append_audit(text[],text[],bytea[],integer[],bytea[]) to readygate_app;
grant execute on function count_issue_write(text,text,timestamp with time zone,integer[],integer[]) to readygate_app;
grant execute on function keystore.wrapped_names(uuid,integer,integer) to readygate_clock;
grant execute on function readygate_tenant() to readygate_app;
grant execute on function readygate_tenant() to readygate_readonly;
grant execute on function reserve_jira_points(text,text,timestamp with time zone,integer,integer,integer,double precision,timestamp with time zone) to readygate_app;
grant execute on function settle_jira_points(text,text,timestamp with time zone,integer) to readygate_app;
grant execute on function take_call(text[],double precision[],integer[],timestamp with time zone) to readygate_app;
grant usage on schema keystore to readygate_app;
grant usage on schema keystore to readygate_clock;
grant usage on schema public to public;
grant usage on schema public to readygate_app;
grant usage on schema public to readygate_clock;
grant usage on schema public to readygate_dispatcher;
grant usage on schema public to readygate_readonly;
grant select on table audit_entries to readygate_app;
grant select on table audit_entries to readygate_readonly;
grant select on table audit_heads to readygate_app;
grant select on table audit_heads to readygate_readonly;
grant delete, select, update (key_version, content) on table audit_personal to readygate_app;
grant insert, select, update on table audit_verifications to readygate_app;
grant select on table audit_verifications to readygate_readonly;
grant insert, select, update on table clarifications to readygate_app;
grant select (tenant_id, refinement_id, generation, begun_at, outcome, due_at) on table clarifications to readygate_clock;
grant select on table clarifications to readygate_readonly;
grant select on table clock_runs to readygate_app;
grant insert, select, update on table clock_runs to readygate_clock;
grant select on table clock_runs to readygate_readonly;
grant insert, select, update on table comment_settings to readygate_app;
grant select on table comment_settings to readygate_readonly;
grant insert, select, update (key_version, reason) on table decision_rows to readygate_app;
grant select on table decision_rows to readygate_readonly;
grant insert, select on table decisions to readygate_app;
grant select on table decisions to readygate_readonly;
grant select on table deployment_switches to readygate_app;
grant insert, select, update on table deployment_switches to readygate_clock;
grant select on table deployment_switches to readygate_readonly;
grant insert, select, update on table digests to readygate_app;
grant select on table digests to readygate_readonly;
grant select on table editions to readygate_app;
grant select on table editions to readygate_readonly;
grant insert, select, update on table egress_records to readygate_app;
grant select on table egress_records to readygate_readonly;
grant insert, select on table forge_environment to readygate_app;
grant delete on table forge_environment to readygate_clock;
grant select on table forge_environment to readygate_readonly;
grant delete, insert, select, update on table idempotency_keys to readygate_app;
grant insert, select, update on table installations to readygate_app;
grant select (tenant_id, installation_id, environment, state, first_seen_at, last_seen_at, app_version, inactive_since) on table installations to readygate_clock;
grant select on table installations to readygate_readonly;
grant delete, insert, select, update on table issue_outcomes to readygate_app;
grant select on table issue_outcomes to readygate_readonly;
grant delete, insert, select, update on table issue_writes to readygate_app;
grant insert, select, update on table issues to readygate_app;
grant select on table issues to readygate_readonly;
grant delete, insert, select, update on table jira_budgets to readygate_app;
grant insert, select, update on table key_rotations to readygate_clock;
grant select on table key_rotations to readygate_readonly;
grant delete, insert, select, update (wrapping_key, wrapped) on table keystore.wrapped_keys to readygate_app;
grant insert, select, update on table model_circuits to readygate_app;
grant select on table model_circuits to readygate_readonly;
grant insert, select, update on table model_days to readygate_app;
grant select on table model_days to readygate_readonly;
grant delete, insert, select, update on table model_denials to readygate_app;
grant select (tenant_id, day, reason, held, noted_at) on table model_denials to readygate_clock;
grant select on table model_denials to readygate_readonly;
grant insert, select, update (key_version, drafts) on table model_drafts to readygate_app;
grant select on table model_drafts to readygate_readonly;
grant insert, select, update on table model_operator_days to readygate_app;
grant select on table model_operator_days to readygate_readonly;
grant insert, select, update on table model_projects to readygate_app;
grant select on table model_projects to readygate_readonly;
grant insert, select, update (key_version, settings) on table model_settings to readygate_app;
grant select on table model_settings to readygate_readonly;
grant insert, select, update on table notifications to readygate_app;
grant select (tenant_id, plan_id, stage, state, changed_at) on table notifications to readygate_clock;
grant select on table notifications to readygate_readonly;
grant insert, select, update (key_version, webhook) on table notify_settings to readygate_app;
grant select on table notify_settings to readygate_readonly;
grant delete, insert, select, update on table outbox to readygate_app;
grant delete, select, update on table outbox to readygate_dispatcher;
grant select on table outbox to readygate_readonly;
grant insert, select, update on table outcome_runs to readygate_app;
grant select on table outcome_runs to readygate_readonly;
grant insert, select, update (key_version, reason, ended_at, ended_by) on table overrides to readygate_app;
grant select on table overrides to readygate_readonly;
grant insert, select, update on table plan_rows to readygate_app;
grant select on table plan_rows to readygate_readonly;
grant insert, select, update on table plans to readygate_app;
grant select on table plans to readygate_readonly;
grant insert, select on table policies to readygate_app;
grant select on table policies to readygate_readonly;
grant insert, select, update on table project_modes to readygate_app;
grant select on table project_modes to readygate_readonly;
grant insert, select, update on table publish_settings to readygate_app;
grant select on table publish_settings to readygate_readonly;
grant insert, select, update on table published_scores to readygate_app;
grant select on table published_scores to readygate_readonly;
grant delete, insert, select, update on table quota_denials to readygate_app;
grant select (tenant_id, day, kind, held, noted_at, account_id) on table quota_denials to readygate_clock;
grant select on table quota_denials to readygate_readonly;
grant insert, select, update on table quotas to readygate_app;
grant select on table quotas to readygate_readonly;
grant delete, insert, select, update on table rate_limits to readygate_app;
grant insert, select, update on table refinements to readygate_app;
grant select (tenant_id, refinement_id, generation, step, outcome, requested_at, due_at, changed_at) on table refinements to readygate_clock;
grant select on table refinements to readygate_readonly;
grant insert, select on table rejections to readygate_app;
grant select on table rejections to readygate_readonly;
grant insert, select, update (key_version, document, annotations, annotations_key_version) on table reports to readygate_app;
grant select on table reports to readygate_readonly;
grant delete, insert, select, update on table request_rates to readygate_app;
grant select on table request_rates to readygate_readonly;
grant delete, insert, select, update (release_at) on table reservations to readygate_app;
grant select (tenant_id, release_at) on table reservations to readygate_clock;
grant select on table reservations to readygate_readonly;
grant insert, select on table role_grants to readygate_app;
grant select on table role_grants to readygate_readonly;
grant insert, select on table rule_packs to readygate_app;
grant select on table rule_packs to readygate_readonly;
grant select on table schema_migrations to readygate_app;
grant select on table schema_migrations to readygate_clock;
grant select on table schema_migrations to readygate_dispatcher;
grant select on table schema_migrations to readygate_readonly;
grant insert, select on table setting_changes to readygate_app;
grant select on table setting_changes to readygate_readonly;
grant insert, select, update on table simulation_places to readygate_app;
grant select on table simulation_places to readygate_readonly;
grant insert, select, update on table standing_writes to readygate_app;
grant select on table standing_writes to readygate_readonly;
grant delete, insert, select, update on table sweep_items to readygate_app;
grant select on table sweep_items to readygate_readonly;
grant delete, insert, select, update on table sweeps to readygate_app;
grant select (tenant_id, sweep_id, state, generation, started_at, due_at) on table sweeps to readygate_clock;
grant select on table sweeps to readygate_readonly;
grant insert, select, update on table tenant_keys to readygate_app;
grant select on table tenant_keys to readygate_readonly;
grant insert, select, update on table tenants to readygate_app;
grant select (tenant_id, state, left_at) on table tenants to readygate_clock;
grant select on table tenants to readygate_readonly;
grant delete, insert, select, update on table tokens to readygate_app;
grant insert, select, update on table usage_days to readygate_app;
grant select on table usage_days to readygate_readonly;
grant insert, select, update (rolled_up) on table usage_events to readygate_app;
grant select (tenant_id, day, rolled_up) on table usage_events to readygate_clock;
grant select on table usage_events to readygate_readonly;
grant insert, select, update on table write_attempts to readygate_app;
grant select on table write_attempts to readygate_readonly;
grant insert, select, update on table writes to readygate_app;
grant select on table writes to readygate_readonly;

-- Forced row-level security and grants for every table.

do $$
declare
  t text;
begin
  foreach t in array array['tenants', 'installations', 'tenant_keys', 'tokens', 'project_modes', 'issues', 'reports',
    'refinements', 'plans', 'plan_rows', 'decisions', 'decision_rows', 'writes', 'write_attempts', 'outbox',
    'idempotency_keys', 'audit_heads', 'audit_entries', 'audit_personal', 'keystore.wrapped_keys'] loop
    execute format('alter table %s enable row level security', t::regclass);
    execute format('alter table %s force row level security', t::regclass);
    execute format('create policy app_own_tenant on %s to readygate_app using (tenant_id = readygate_tenant()) with check (tenant_id = readygate_tenant())', t::regclass);
  end loop;
  foreach t in array array['tenants', 'installations', 'tenant_keys', 'project_modes', 'issues', 'reports',
    'refinements', 'plans', 'plan_rows', 'decisions', 'decision_rows', 'writes', 'write_attempts', 'outbox',
    'audit_heads', 'audit_entries'] loop
    execute format('create policy readonly_own_tenant on %s for select to readygate_readonly using (tenant_id = readygate_tenant())', t::regclass);
    execute format('grant select on %s to readygate_readonly', t::regclass);
  end loop;
end $$;

-- append_audit() runs as the owner, who is under forced row security like everybody else, and who may
-- neither change nor delete an entry.
create policy owner_reads on audit_entries for select to readygate_owner using (tenant_id = readygate_tenant());
create policy owner_appends on audit_entries for insert to readygate_owner with check (tenant_id = readygate_tenant());
create policy owner_appends on audit_personal for insert to readygate_owner with check (tenant_id = readygate_tenant());
create policy owner_moves on audit_heads to readygate_owner using (tenant_id = readygate_tenant()) with check (tenant_id = readygate_tenant());

create policy dispatcher_all on outbox to readygate_dispatcher using (true) with check (true);
create policy clock_all on tenants for select to readygate_clock using (true);
create policy clock_all on refinements for select to readygate_clock using (true);

grant usage on schema public to readygate_app, readygate_dispatcher, readygate_clock, readygate_readonly;
grant usage on schema keystore to readygate_app;
grant select, insert, delete on keystore.wrapped_keys to readygate_app;
grant select, insert, update on tenants, installations, tenant_keys, project_modes, issues, refinements, plans,
  plan_rows, writes, write_attempts to readygate_app;
grant select, insert, update, delete on tokens, idempotency_keys to readygate_app;
grant select, insert on reports, decisions, decision_rows to readygate_app;
grant update (annotations) on reports to readygate_app;
grant select, insert, update on outbox to readygate_app;
grant select on audit_heads, audit_entries to readygate_app;
grant select, delete on audit_personal to readygate_app;
grant select, update, delete on outbox to readygate_dispatcher;
grant select (tenant_id, state) on tenants to readygate_clock;
grant select (tenant_id, refinement_id, generation, step, outcome, due_at, changed_at) on refinements to readygate_clock;
grant select, insert, update on clock_runs to readygate_clock;
grant select on clock_runs to readygate_readonly, readygate_app;
grant select on schema_migrations to readygate_app, readygate_dispatcher, readygate_clock, readygate_readonly;
-- Functions are open to everybody unless that is taken back.
revoke execute on function append_audit(text[], text[], bytea[], integer[], bytea[]) from public;
revoke execute on function readygate_tenant(), outbox_notify(), audit_is_append_only() from public;
grant execute on function readygate_tenant() to readygate_app, readygate_readonly;
grant execute on function append_audit(text[], text[], bytea[], integer[], bytea[]) to readygate_app;

-- Nobody connects who has no role here, and nobody makes temporary tables.
do $$ begin
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect on database %I to readygate_app, readygate_dispatcher, readygate_clock, readygate_readonly',
    current_database());
end $$;

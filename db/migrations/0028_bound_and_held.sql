-- What a rule meant when somebody ticked or waived it: under the same id it may mean something else later.
-- Null: given before this was kept; it then counts for whatever the rule means.
alter table overrides add column meaning text;

alter table published_scores
  -- Jira refused the number, or the gate, of this issue alone: not tried again before it is judged again.
  add column field_refused boolean not null default false,
  add column gate_refused boolean not null default false,
  -- Its judgement is out of date for another reason than a mark, so that its gate lets everything pass.
  add column outdated boolean not null default false;

alter table tenants
  -- When the detection that is under way began, and the last issue whose comments it held; null: none is.
  add column detecting_since timestamptz,
  add column detected_issue text;

-- Places for simulations of rules: a tenant has a few, over all processes of the API. One whose time is over is free.
create table simulation_places (
  tenant_id uuid not null references tenants,
  place smallint not null,
  holder uuid not null,
  held_until timestamptz not null,
  primary key (tenant_id, place)
);
alter table simulation_places enable row level security;
alter table simulation_places force row level security;
create policy app_own_tenant on simulation_places to readygate_app using (tenant_id = readygate_tenant()) with check (tenant_id = readygate_tenant());
create policy readonly_own_tenant on simulation_places for select to readygate_readonly using (tenant_id = readygate_tenant());
grant select, insert, update on simulation_places to readygate_app;
grant select on simulation_places to readygate_readonly;

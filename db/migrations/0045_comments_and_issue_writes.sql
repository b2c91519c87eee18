-- Who reads the comments of Readygate in a service project: the team alone, unless an administrator of it let customers.

create table comment_settings (
  tenant_id uuid not null references tenants,
  project_id text not null,
  audience text not null check (audience in ('internal', 'customer')),
  version integer not null check (version > 0),
  author text not null,
  changed_at timestamptz not null,
  primary key (tenant_id, project_id)
);

alter table comment_settings enable row level security, force row level security;
create policy app_own_tenant on comment_settings to readygate_app using (tenant_id = readygate_tenant()) with check (tenant_id = readygate_tenant());
create policy readonly_own_tenant on comment_settings for select to readygate_readonly using (tenant_id = readygate_tenant());
grant select, insert, update on comment_settings to readygate_app;
grant select on comment_settings to readygate_readonly;

alter table setting_changes drop constraint setting_changes_setting_check,
  add check (setting in ('mode', 'writes', 'publishing', 'model_project', 'comments'));

-- When one issue was written to lately, by whichever process: Jira counts writes per issue.
create table issue_writes (
  pool text not null,
  target text not null,
  -- Oldest first, as far back as the longest window looks.
  moments timestamptz[] not null,
  primary key (pool, target)
);
create index issue_writes_by_last on issue_writes ((moments[array_upper(moments, 1)]));

-- Counts one write more at p_at where every window has room for it, at most p_most[i] within p_seconds[i], and answers
-- with null; else counts nothing and answers with when all have. Two at the same time wait for each other.
create function count_issue_write(
  p_pool text, p_target text, p_at timestamptz, p_most integer[], p_seconds integer[], out room_at timestamptz
) language plpgsql as $$
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
end $$;

grant select, insert, update, delete on issue_writes to readygate_app;
revoke execute on function count_issue_write(text, text, timestamptz, integer[], integer[]) from public;
grant execute on function count_issue_write(text, text, timestamptz, integer[], integer[]) to readygate_app;

-- How often people call the API, over all of its processes. What limits calls to Jira stands in rate_limits.

-- Written with every call and worth nothing after a crash: unlogged, so that a call that only reads waits for no
-- disk. Few bytes that change often: room for the new version of a row on its own page.
create unlogged table request_rates (
  tenant_id uuid not null,
  -- whose calls and of which kind; people by a digest of their account
  bucket text not null,
  -- when nothing of it will be taken any more
  full_at timestamptz not null,
  primary key (tenant_id, bucket)
) with (fillfactor = 50);
alter table request_rates enable row level security;
alter table request_rates force row level security;
create policy app_own_tenant on request_rates to readygate_app using (tenant_id = readygate_tenant()) with check (tenant_id = readygate_tenant());
create policy readonly_own_tenant on request_rates for select to readygate_readonly using (tenant_id = readygate_tenant());
grant select, insert, update, delete on request_rates to readygate_app;
grant select on request_rates to readygate_readonly;

-- Takes one call from each bucket, in their order, or from none (the generic cell rate algorithm): a bucket of
-- p_at_once calls gains one in p_seconds. Where one is empty, says which and when it has a call again. Exact:
-- whoever takes from a bucket holds its row until the transaction ends.
create function take_call(p_buckets text[], p_seconds double precision[], p_at_once integer[], p_at timestamptz,
  out refused text, out free_at timestamptz
) language plpgsql as $$
declare
  gap interval;
  fresh boolean := false;
  inserted boolean;
begin
  for i in 1 .. cardinality(p_buckets) loop
    gap := make_interval(secs => p_seconds[i]);
    insert into request_rates as r (tenant_id, bucket, full_at)
      values (readygate_tenant(), p_buckets[i], p_at + gap)
      on conflict (tenant_id, bucket) do update set full_at = greatest(r.full_at, p_at) + gap
        where greatest(r.full_at, p_at) + gap <= p_at + gap * p_at_once[i]
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
end $$;
revoke execute on function take_call(text[], double precision[], integer[], timestamptz) from public;
grant execute on function take_call(text[], double precision[], integer[], timestamptz) to readygate_app;

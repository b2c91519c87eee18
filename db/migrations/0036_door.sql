-- What the door does with every call costs as much after a year as on the first day, and is right for whoever waited.

-- Replies that are old enough to be dropped.
create index idempotency_keys_by_age on idempotency_keys (tenant_id, created_at);

-- The latest time that a call of the bucket came with.
alter table request_rates add column seen_at timestamptz not null default '-infinity';

-- Takes one call from each bucket, in their order, or from none (the generic cell rate algorithm): a bucket of
-- p_at_once calls gains one in p_seconds. Where one is empty, says which and when it has a call again. Exact:
-- whoever takes from a bucket holds its row until the transaction ends. A bucket's time never goes back: a call
-- that was overtaken on its way here comes at the time of those that overtook it.
create or replace function take_call(p_buckets text[], p_seconds double precision[], p_at_once integer[], p_at timestamptz,
  out refused text, out free_at timestamptz
) language plpgsql as $$
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
end $$;

-- Which denials for want of a quota no entry of the chain tells of yet.
create policy clock_all on quota_denials for select to readygate_clock using (true);
grant select (tenant_id, day, kind, held, noted_at) on quota_denials to readygate_clock;

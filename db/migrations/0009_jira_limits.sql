-- Points of Jira's hours and what Jira asked us to leave alone for a while. Not tenant-owned: one pool
-- may be that of the whole app, and every process must see it whichever tenant it works for.

create table jira_budgets (
  -- app, or the tenant that has the pool for itself
  pool text not null,
  hour timestamptz not null,
  -- empty for the pool's total, else the tenant that used them
  payer text not null,
  -- reserved and used; what is reserved and never given back counts as used
  points integer not null,
  primary key (pool, hour, payer)
);

create table rate_limits (
  -- app, or a tenant
  pool text not null,
  -- points, an endpoint with its method, or an issue
  target text not null,
  until timestamptz not null,
  primary key (pool, target)
);

-- One round trip, and the row of the total is held no longer than this runs. The condition is that of
-- domain/limits/points.ts; a test compares them.
create function reserve_jira_points(
  p_pool text, p_payer text, p_hour timestamptz, p_need integer, p_want integer, p_ceiling integer,
  p_fairness double precision, p_at timestamptz, out granted integer, out paused_until timestamptz
) language plpgsql as $$
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
end $$;

-- The total first, as above: two who settle and reserve never wait for each other.
create function settle_jira_points(p_pool text, p_payer text, p_hour timestamptz, p_change integer)
returns void language plpgsql as $$
begin
  update jira_budgets set points = points + p_change where pool = p_pool and hour = p_hour and payer = '';
  update jira_budgets set points = points + p_change where pool = p_pool and hour = p_hour and payer = p_payer;
end $$;

grant select, insert, update, delete on jira_budgets, rate_limits to readygate_app;
revoke execute on function reserve_jira_points(text, text, timestamptz, integer, integer, integer, double precision,
  timestamptz) from public;
revoke execute on function settle_jira_points(text, text, timestamptz, integer) from public;
grant execute on function reserve_jira_points(text, text, timestamptz, integer, integer, integer, double precision,
  timestamptz) to readygate_app;
grant execute on function settle_jira_points(text, text, timestamptz, integer) to readygate_app;

-- Undo: a plan of its own that takes back what another plan wrote.

alter table refinements
  add column undo_of uuid,
  -- What the undo leaves as it is: ids of rows, with codes.
  add column undo_conflicts jsonb,
  add check ((reason = 'undo') = (undo_of is not null)),
  add foreign key (tenant_id, undo_of) references plans;
create unique index refinements_one_open_undo on refinements (tenant_id, undo_of)
  where undo_of is not null and outcome is null;
create index refinements_by_undo on refinements (tenant_id, undo_of, requested_at) where undo_of is not null;

-- The row that a row of an undo takes back.
alter table plan_rows
  add column undoes uuid,
  add foreign key (tenant_id, undoes) references plan_rows;
create index plan_rows_by_undoes on plan_rows (tenant_id, undoes) where undoes is not null;

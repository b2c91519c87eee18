-- What a restored database does not know: between two times it may have lost decisions and writes.

-- Since when writing is held because the database was restored; null: it is not.
alter table tenants add column recovering_since timestamptz;

-- The time that is missing from a refinement: whatever a row of it writes is looked up first.
alter table refinements add column lost_since timestamptz;
alter table refinements add column lost_until timestamptz;
alter table refinements add constraint refinements_lost_check check ((lost_since is null) = (lost_until is null));

-- Null: the attempt, if there was one, was lost with the database, and by whom it was made is not known.
alter table write_attempts alter column account_id drop not null;

-- When the platform itself last called for it, by an event or its schedule; null: it never did.
alter table installations add column last_event_at timestamptz;

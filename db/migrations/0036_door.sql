-- What the door does with every call costs as much after a year as on the first day, and is right for whoever waited.

-- Replies that are old enough to be dropped.
create index idempotency_keys_by_age on idempotency_keys (tenant_id, created_at);

-- What is done and what was denied is not kept for ever: a daily cleaning deletes it, found by the primary keys.
grant delete on outbox, quota_denials, model_denials to readygate_app;

-- What an open refinement reserved is held for longer while it waits.
grant update (release_at) on reservations to readygate_app;

-- An operator may take back that a database serves an environment, as long as no site was seen.
grant delete on forge_environment to readygate_clock;

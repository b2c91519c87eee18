import type { Config } from '../../bin/config.ts';

/** Asks a configuration for everything it holds. */
export function everything(config: Config) {
  const roles = ['app', 'owner', 'dispatcher', 'clock', 'readonly'] as const;
  const { database, ...others } = config;
  return {
    database: roles.map((role) => database(role)),
    ...Object.fromEntries(Object.entries(others).map(([name, read]) => [name, read()])),
  };
}

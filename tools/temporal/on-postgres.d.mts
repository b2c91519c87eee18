import type { RunningTemporal } from './start.d.mts';

export function startTemporalOnPostgres(options: {
  /** The folder of `server` and `sql`, as the launcher built them. */
  binDir: string;
  adminUrl: string;
  /** For its settings. */
  directory: string;
  logFile: string;
}): Promise<RunningTemporal>;

import { join } from 'node:path';
import { type RunningPostgres, startPostgres } from '../../tools/postgres/start.mjs';
import { startTemporalOnPostgres } from '../../tools/temporal/on-postgres.mjs';
import { type RunningTemporal, startTemporal } from '../../tools/temporal/start.mjs';

/** PostgreSQL and Temporal, started here or found running. */
export interface Engines {
  adminUrl: string;
  temporalAddress: string;
  temporalUi: string | null;
  /** Null where the engine was there before. */
  postgres: RunningPostgres | null;
  temporal: RunningTemporal | null;
  stop(): Promise<void>;
}

export interface EngineOptions {
  directory: string;
  /** Serves Temporal's own page as well. */
  withUi?: boolean;
  uiPort?: number;
  /** Temporal keeps its state in a file. */
  durableTemporal?: boolean;
  /** The production server of Temporal, on the same PostgreSQL: it bears kills and bursts. Needs `own`. */
  temporalOnPostgres?: boolean;
  /** Starts both here even where the environment names running ones, so that a test can kill them. */
  own?: boolean;
}

/**
 * Takes the engines that the environment names (READYGATE_TEST_POSTGRES, READYGATE_TEST_TEMPORAL,
 * TEMPORAL_ADDRESS) and starts the others from the binaries that the launcher prepared.
 */
export async function startEngines(options: EngineOptions): Promise<Engines> {
  const { own = false, directory } = options;
  const namedPostgres = own ? undefined : process.env.READYGATE_TEST_POSTGRES;
  const namedTemporal = own
    ? undefined
    : (process.env.READYGATE_TEST_TEMPORAL ?? process.env.TEMPORAL_ADDRESS);
  const postgres = namedPostgres
    ? null
    : await startPostgres({
        binDir: prepared('READYGATE_POSTGRES_BIN'),
        dataDir: join(directory, 'postgres'),
        logFile: join(directory, 'postgres.log'),
      });
  const adminUrl = namedPostgres ?? postgres?.adminUrl ?? '';
  const temporal = namedTemporal ? null : await startOwnTemporal(options, adminUrl);
  return {
    adminUrl,
    temporalAddress: namedTemporal ?? temporal?.address ?? '',
    temporalUi: temporal?.uiUrl ?? null,
    postgres,
    temporal,
    async stop() {
      await temporal?.stop();
      await postgres?.stop();
    },
  };
}

function startOwnTemporal(
  { directory, withUi, uiPort, durableTemporal, temporalOnPostgres }: EngineOptions,
  adminUrl: string,
): Promise<RunningTemporal> {
  const logFile = join(directory, 'temporal.log');
  if (temporalOnPostgres) {
    const binDir = prepared('READYGATE_TEMPORAL_SERVER_BIN');
    return startTemporalOnPostgres({ binDir, adminUrl, directory, logFile });
  }
  return startTemporal({
    bin: prepared('READYGATE_TEMPORAL_BIN'),
    logFile,
    ...(withUi ? { uiPort: uiPort ?? 0 } : {}),
    ...(durableTemporal ? { dbFilename: join(directory, 'temporal.db') } : {}),
  });
}

function prepared(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: start this by npm run`);
  return value;
}

export interface RunningPostgres {
  adminUrl: string;
  port: number;
  readonly pid: number;
  start(): Promise<void>;
  stop(): Promise<void>;
  kill(): Promise<void>;
  restart(): Promise<void>;
}

export function startPostgres(options: {
  binDir: string;
  dataDir: string;
  logFile: string;
  port?: number;
  fast?: boolean;
}): Promise<RunningPostgres>;

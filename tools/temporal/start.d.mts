export interface RunningTemporal {
  address: string;
  uiUrl: string | null;
  readonly pid: number;
  /** It may have ended by itself. */
  isRunning(): boolean;
  start(): Promise<void>;
  stop(): Promise<void>;
  kill(): Promise<void>;
  restart(): Promise<void>;
}

export function startTemporal(options: {
  bin: string;
  logFile: string;
  port?: number;
  uiPort?: number;
  dbFilename?: string;
  dynamicConfig?: Record<string, string | number | boolean>;
}): Promise<RunningTemporal>;

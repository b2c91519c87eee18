import type { Held, Table } from '../result.ts';

/** What a measure found. */
export interface Measured {
  figures: Record<string, unknown>;
  tables: Table[];
  /** Figures with a bar. */
  held?: Held[];
}

/** One measurement of the product's own judgement on data that nobody here wrote. */
export interface Measure {
  /** Its argument on the command line. */
  name: string;
  /** Files it reads, below the folder of the data; where one is absent the measure is skipped. */
  needs: readonly string[];
  /** What is compared with what, and how it is kept honest; printed with the figures. */
  method: string;
  /** Of everything drawn by lot; null where nothing is. */
  seed: number | null;
  measure(data: string): Promise<Measured>;
}

import type { ActorKind, AuditAction, AuditOutcome } from '../domain/audit.ts';
import type { Json, Uuid } from '../domain/json.ts';
import type { Place } from './crypto.ts';

/** An audit entry to append when the transaction commits. */
export interface AuditInput {
  at: Date;
  action: AuditAction;
  /** Default: ok. */
  outcome?: AuditOutcome;
  actor: ActorKind;
  subject: { kind: string; id: string };
  /** Codes, ids, numbers and digests. */
  data?: Record<string, string | number | boolean>;
  /** Kept apart, encrypted, and can be erased. */
  personal?: { accountId?: string; reason?: string };
  /** An entry with the same key is written once. */
  dedupeKey?: string;
}

/** A value as it is stored. */
interface SealedValue {
  keyVersion: number;
  bytes: Buffer;
}

/** One transaction of one tenant. Row security holds it to that tenant's rows. */
export interface TenantTx {
  readonly tenantId: Uuid;
  /** Times that the work waited for PostgreSQL so far; the commit, with the audit entries, adds one. */
  readonly roundTrips: number;
  /** Statements that are sent together, as by `Promise.all`, run in that order and take one round trip. */
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Entries are appended, in order, as the last statement before the commit. */
  audit(entry: AuditInput): void;
  /** Takes the key that `seal` uses: sent with other statements, it costs no round trip of its own. */
  holdKey(): Promise<void>;
  seal(place: Place, value: unknown): Promise<SealedValue>;
  /** @throws {ReadygateError} erased when the key was destroyed */
  open<Value = Json>(place: Place, bytes: Buffer): Promise<Value>;
  /** A text that says nothing, the same for the same value: for places in lists that are handed out. */
  conceal(place: Place, value: string): Promise<string>;
  /** The value of such a text; null where it is none, or belongs elsewhere. */
  reveal(place: Place, text: string): Promise<string | null>;
}

/** The only way to a tenant's rows: one transaction, committed when `work` resolves. */
export type WithTenant = <T>(tenantId: Uuid, work: (tx: TenantTx) => Promise<T>) => Promise<T>;

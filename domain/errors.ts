import { doorErrors } from './error-codes/door.ts';
import { fileErrors } from './error-codes/files.ts';
import { outsideErrors } from './error-codes/outside.ts';
import { planErrors } from './error-codes/plans.ts';
import { runningErrors } from './error-codes/running.ts';
import type { Json } from './json.ts';

/**
 * The closed set of error codes: HTTP bodies, workflow failures and the command line use the same
 * words. `message` says what happened and what to do; it never holds a value from outside.
 */
export const errorCatalogue = {
  ...doorErrors,
  ...planErrors,
  ...outsideErrors,
  ...runningErrors,
  ...fileErrors,
} as const satisfies Record<string, { status: number; message: string }>;

export type ErrorCode = keyof typeof errorCatalogue;

export interface ErrorDetails {
  path?: string;
  expected?: string;
  hint?: string;
  [key: string]: Json | undefined;
}

/** The body of every reply that is not a success. */
export interface ErrorBody {
  code: ErrorCode;
  message: string;
  details?: ErrorDetails;
  requestId: string;
}

/** An expected failure with a stable code. `details` hold places, codes and numbers: no content. */
export class ReadygateError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails | undefined;

  constructor(code: ErrorCode, details?: ErrorDetails, options?: { cause?: unknown }) {
    super(errorCatalogue[code].message, options);
    this.name = 'ReadygateError';
    this.code = code;
    this.details = details;
  }
}

export function isReadygateError(error: unknown, code?: ErrorCode): error is ReadygateError {
  return error instanceof ReadygateError && (code === undefined || error.code === code);
}

import { isReadygateError, ReadygateError } from '../domain/errors.ts';

const busyStates = new Set(['55P03', '40001', '40P01']);
const timeoutStates = new Set(['57014', '25P03']);

/**
 * What a failure of the database means to a caller. Messages of `pg` hold content of rows, so none
 * of them is kept: only the SQL state and the name of the constraint.
 */
export function databaseError(error: unknown): ReadygateError {
  if (isReadygateError(error)) return error;
  const { code, constraint } = error as { code?: string; constraint?: string };
  if (code && busyStates.has(code)) return new ReadygateError('busy', { sqlState: code });
  if (code && timeoutStates.has(code)) return new ReadygateError('timeout', { sqlState: code });
  if (isConnectionLoss(error)) return new ReadygateError('database_unavailable');
  return new ReadygateError('internal', {
    reason: 'database',
    ...(code ? { sqlState: code } : { kind: (error as Error)?.name ?? typeof error }),
    ...(constraint ? { constraint } : {}),
  });
}

/** Whether the connection was lost or could not be had, so that nothing is known of the last statement. */
export function isConnectionLoss(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  if (code && /^(08|57P0|53)/.test(code)) return true;
  if (code && /^E(CONN|PIPE|TIMEDOUT|HOST|NET)/.test(code)) return true;
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
    message ?? '',
  );
}

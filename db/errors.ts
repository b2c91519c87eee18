import { isReadygateError, ReadygateError } from '../domain/errors.ts';

/** Lock not available, serialization failure, deadlock. */
const busyStates = new Set(['55P03', '40001', '40P01']);
/** Statement cancelled, idle in transaction for too long. */
const timeoutStates = new Set(['57014', '25P03']);

/**
 * What a failure of the database means to a caller. Messages of `pg` hold content of rows, so none
 * of them is kept: only the SQL state, the name of the constraint and the frames of the stack.
 */
export function databaseError(error: unknown): ReadygateError {
  if (isReadygateError(error)) return error;
  const { code, constraint } = error as { code?: string; constraint?: string };
  if (code && busyStates.has(code)) return new ReadygateError('busy', { sqlState: code });
  if (code && timeoutStates.has(code)) return new ReadygateError('timeout', { sqlState: code });
  if (isConnectionLoss(error)) return new ReadygateError('database_unavailable');
  const kind = error instanceof Error ? error.name : typeof error;
  const known = new ReadygateError('internal', {
    ...(code ? { sqlState: code } : { kind }),
    ...(constraint ? { constraint } : {}),
  });
  known.stack = [known.name, ...framesOf(error)].join('\n');
  return known;
}

/** Whether the connection was lost or could not be had, so that nothing is known of the last statement. */
export function isConnectionLoss(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  if (code && /^(08|57P0|53)/.test(code)) return true;
  if (code && /^E(CONN|PIPE|TIMEDOUT|HOST|NET|AI_)/.test(code)) return true;
  return lossMessages.test(message ?? '');
}

/** `pg` gives no code to the failures that it finds itself. */
const lossMessages = new RegExp(
  [
    'Connection terminated',
    'timeout exceeded when trying to connect',
    'Client has encountered a connection error',
    'Query read timeout',
    'Client was closed and is not queryable',
  ].join('|'),
);

/** What it means that a log-in could not be used: the variable that holds its URL, and what is wrong. */
export function loginError(error: unknown, variable: string): ReadygateError {
  if (isReadygateError(error)) return error;
  const { code = '', message = '' } = error as { code?: string; message?: string };
  const wrong = (hint: string) =>
    new ReadygateError('invalid_configuration', { path: variable, hint });
  if (code.startsWith('28')) return wrong('the server refused this name and password');
  if (code === '3D000')
    return wrong('the server has no such database; migrate --bootstrap makes it');
  if (code === '42501') return wrong('this log-in may not do what is needed');
  if (/SSL|TLS|CERT/.test(`${code} ${message}`))
    return wrong('the server and this URL do not agree on TLS; see sslmode');
  const known = databaseError(error);
  return known.code === 'database_unavailable'
    ? new ReadygateError(known.code, { path: variable })
    : known;
}

/** Where an error came from, without its message. */
function framesOf(error: unknown): string[] {
  const stack = error instanceof Error ? error.stack : undefined;
  return (stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
}

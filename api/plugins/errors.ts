import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  type ErrorBody,
  errorCatalogue,
  isReadygateError,
  ReadygateError,
} from '../../domain/errors.ts';
import type { ApiDeps } from '../deps.ts';
import type { NoteDenial } from './denials.ts';
import { securityHeaders } from './headers.ts';
import { countExceeded } from './quota.ts';

/** Every reply that is not a success has one shape. Messages come from the catalogue, never from an error. */
export function answerErrors(app: FastifyInstance, deps: ApiDeps, noteDenial: NoteDenial): void {
  const known: Route[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    const parameters = url.split('/:').length;
    known.push({ methods: [method].flat(), pattern: patternOf(url), parameters });
  });
  const answerUnrouted = (request: FastifyRequest, reply: FastifyReply) => {
    const path = request.url.split('?')[0] ?? '';
    const elsewhere = closestTo(path, known);
    const error = new ReadygateError(elsewhere.length > 0 ? 'method_not_allowed' : 'not_found');
    if (elsewhere.length > 0)
      reply.header('allow', [...new Set(elsewhere.flatMap(({ methods }) => methods))].join(', '));
    return reply.code(errorCatalogue[error.code].status).send(bodyOf(error, request.id));
  };
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    // Of a method that no route has, which Fastify looks at before it looks for a route.
    if (error.code === 'FST_ERR_ROUTE_MISSING_CONTENT_TYPE') return answerUnrouted(request, reply);
    const found = translate(error);
    const { status } = errorCatalogue[found.code];
    deps.noteRefusal?.(found.code);
    // One line for each of a flood would be another flood: it is counted.
    if (status >= 500 && found.code !== 'overloaded')
      deps.log('request_failed', { requestId: request.id, code: found.code, ...kindOf(error) });
    if (request.caller) {
      await countExceeded(deps, request.caller, found);
      await noteDenial(request.caller, found.code);
    }
    const seconds = found.details?.retryAfterSeconds;
    if ((status === 429 || status === 503) && typeof seconds === 'number')
      reply.header('retry-after', Math.ceil(seconds));
    return reply.code(status).send(bodyOf(found, request.id));
  });
  app.setNotFoundHandler(answerUnrouted);
}

/** An address that cannot be decoded is met before any hook; it names nothing. */
export function answerBadUrl(_error: Error, { id }: FastifyRequest, reply: FastifyReply): void {
  reply.headers(securityHeaders);
  reply.code(errorCatalogue.not_found.status).send(bodyOf(new ReadygateError('not_found'), id));
}

interface Route {
  methods: string[];
  pattern: RegExp;
  /** How many parts of its address are. */
  parameters: number;
}

/** The routes of an address; where it is spelt out for some, those that only take it for an id are not of it. */
function closestTo(path: string, known: readonly Route[]): Route[] {
  const found = known.filter(({ pattern }) => pattern.test(path));
  const fewest = Math.min(...found.map(({ parameters }) => parameters));
  return found.filter(({ parameters }) => parameters === fewest);
}

function patternOf(url: string): RegExp {
  return new RegExp(`^${url.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}$`);
}

/** What the caller is told. Why a token did not hold is counted, not told: it would help to make a better one. */
export function bodyOf(
  { code, message, details }: ReadygateError,
  requestId: FastifyRequest['id'],
): ErrorBody {
  const told = code === 'token_invalid' ? undefined : details;
  return { code, message, ...(told ? { details: told } : {}), requestId };
}

/** Fastify's own errors in our words. */
function translate(error: FastifyError): ReadygateError {
  if (isReadygateError(error)) return error;
  if (error.validation) {
    const [first] = error.validation;
    const within = error.validationContext === 'body' ? '' : `${error.validationContext}:`;
    // A member that a strict schema does not list meets the schema `false`.
    const expected = first?.keyword === 'boolean' ? 'nothing of this name' : first?.message;
    return new ReadygateError('invalid_request', {
      path: `${within}${first?.instancePath ?? ''}`,
      expected: expected ?? '',
    });
  }
  if (error.code === 'FST_ERR_HANDLER_TIMEOUT') return new ReadygateError('timeout');
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new ReadygateError('payload_too_large');
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return new ReadygateError('unsupported_media_type');
  if (error.code?.startsWith('FST_ERR_CTP')) return new ReadygateError('invalid_json');
  // The sender went away before its body was complete; nobody reads the answer.
  if (error.code === 'ECONNRESET' && error.statusCode === 400)
    return new ReadygateError('request_timeout');
  return new ReadygateError('internal');
}

function kindOf(error: Error): Record<string, string> {
  if (!isReadygateError(error)) return { error: error.name };
  const { reason, sqlState } = error.details ?? {};
  return {
    ...(typeof reason === 'string' ? { reason } : {}),
    ...(typeof sqlState === 'string' ? { sqlState } : {}),
  };
}

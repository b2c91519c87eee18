import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import {
  type ErrorBody,
  errorCatalogue,
  isReadygateError,
  ReadygateError,
} from '../../domain/errors.ts';
import type { ApiDeps } from '../deps.ts';

/** Every reply that is not a success has one shape. Messages come from the catalogue, never from an error. */
export function answerErrors(app: FastifyInstance, { log }: Pick<ApiDeps, 'log'>): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const known = translate(error);
    const { status } = errorCatalogue[known.code];
    if (status >= 500)
      log('request_failed', { requestId: request.id, code: known.code, ...kindOf(error) });
    return reply.code(status).send(bodyOf(known, request));
  });
  app.setNotFoundHandler((request, reply) => {
    const elsewhere = (['GET', 'POST'] as const).some(
      (method) =>
        method !== request.method &&
        app.findRoute({ method, url: request.url.split('?')[0] ?? '' }),
    );
    const error = new ReadygateError(elsewhere ? 'method_not_allowed' : 'not_found');
    return reply.code(errorCatalogue[error.code].status).send(bodyOf(error, request));
  });
}

function bodyOf({ code, message, details }: ReadygateError, { id }: FastifyRequest): ErrorBody {
  return { code, message, ...(details ? { details } : {}), requestId: id };
}

/** Fastify's own errors in our words. */
function translate(error: FastifyError): ReadygateError {
  if (isReadygateError(error)) return error;
  if (error.validation) {
    const [first] = error.validation;
    const extra = first?.params.additionalProperty ?? first?.params.missingProperty;
    const path = `${error.validationContext === 'body' ? '' : `${error.validationContext}:`}${first?.instancePath ?? ''}`;
    return new ReadygateError('invalid_request', {
      path,
      expected: `${first?.message ?? ''}${extra ? `: ${String(extra)}` : ''}`,
    });
  }
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new ReadygateError('payload_too_large');
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return new ReadygateError('unsupported_media_type');
  if (error.code?.startsWith('FST_ERR_CTP') || error.code === 'FST_ERR_BAD_URL')
    return new ReadygateError('invalid_json');
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

import Fastify, { type FastifyInstance } from 'fastify';

const megabyte = 1024 * 1024;

/** An HTTP server that reads JSON of any kind and speaks of nothing on its own. */
export function createServer(): FastifyInstance {
  const app = Fastify({
    bodyLimit: 8 * megabyte,
    forceCloseConnections: true,
    routerOptions: { caseSensitive: true, maxParamLength: 400 },
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => {
    if (text === '') return done(null, undefined);
    try {
      done(null, JSON.parse(String(text)));
    } catch {
      done(Object.assign(new Error('the body is not JSON'), { statusCode: 400 }));
    }
  });
  app.setErrorHandler(async (error: Error & { statusCode?: number }, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) process.stderr.write(`jira simulator: ${error.stack ?? error.message}\n`);
    await reply.code(status).send({ errorMessages: [`Simulator: ${error.message}`], errors: {} });
  });
  app.setNotFoundHandler(async (request, reply) => {
    const message = `Simulator: unknown route ${request.method} ${request.url.split('?')[0]}`;
    await reply.code(404).send({ errorMessages: [message], errors: {} });
  });
  return app;
}

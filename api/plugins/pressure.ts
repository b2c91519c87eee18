import type { FastifyInstance } from 'fastify';
import { ReadygateError } from '../../domain/errors.ts';
import type { ApiDeps } from '../deps.ts';

/** Seconds, for those who are sent away at the same moment not to come back at the same moment. */
const comeBack = { least: 1, most: 5 };

/**
 * Sends calls away before anything is read or verified for them while this process falls behind: the others are
 * answered in time. Who asks whether it is alive is always answered.
 */
export function refuseUnderPressure(
  app: FastifyInstance,
  { pressure = () => null }: Pick<ApiDeps, 'pressure'>,
): void {
  app.addHook('onRequest', async ({ routeOptions }) => {
    if (!routeOptions.config.door || pressure() === null) return;
    const { least, most } = comeBack;
    const seconds = least + Math.floor(Math.random() * (most - least + 1));
    throw new ReadygateError('overloaded', { retryAfterSeconds: seconds });
  });
}

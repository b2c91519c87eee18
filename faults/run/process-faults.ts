import { setTimeout as sleep } from 'node:timers/promises';
import { startTcpProxy } from '../../tests/helpers/tcp-proxy.ts';
import type { Ground } from './ground.ts';

/** Kills and restarts one process, or holds it; what waited goes on as soon as it is struck. */
export type Strike = (goOn: () => void) => Promise<void>;

export interface StrikeOptions {
  /** How long a worker that is stopped stands still. */
  stoppedSeconds: number;
}

/** What the faults of processes do, by fault. The dispatcher's is apart: it strikes no request. */
export function strikes(
  { world }: Ground,
  { stoppedSeconds }: StrikeOptions,
): Record<string, Strike> {
  const { worker, api, engines } = world;
  const restart =
    (one: { kill(): Promise<void>; start(): Promise<void> } | null): Strike =>
    async (goOn) => {
      await one?.kill();
      goOn();
      await one?.start();
    };
  return {
    worker_killed: restart(worker),
    api_killed: restart(api),
    temporal_killed: restart(engines.temporal),
    postgres_killed: restart(engines.postgres),
    async worker_stopped(goOn) {
      worker.hold();
      goOn();
      await sleep(stoppedSeconds * 1000);
      worker.proceed();
    },
  };
}

/** The last statement of a delivery. */
const mark = 'update outbox set delivered_at';

/**
 * Lets a dispatcher die between a delivery and its mark, while `approve` makes something to deliver;
 * the worker that comes after finds its lease run out.
 */
export async function killDispatcher(
  { world }: Ground,
  approve: () => Promise<unknown>,
): Promise<void> {
  const proxy = await startTcpProxy(world.engines.adminUrl);
  try {
    await world.worker.stop();
    const url = proxy.url(world.databaseUrls.dispatcher);
    const dying = await world.addProcess('worker', { READYGATE_DATABASE_URL_DISPATCHER: url });
    const held = proxy.hold('requests', mark);
    await approve();
    await held;
    await dying.kill();
    proxy.drop();
    await world.asAdministrator(
      'update outbox set claimed_until = now() where delivered_at is null and claimed_until is not null',
    );
    await world.worker.start();
  } finally {
    await proxy.close();
  }
}

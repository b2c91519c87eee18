import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import type { ForgeStandIn } from '../forge/stand-in.ts';
import type { JiraSimulator } from '../jira-simulator/index.ts';
import { registerAppFiles } from './app-files.ts';
import { deliverEvents } from './events.ts';
import { registerInvoke } from './invoke.ts';
import { registerPages } from './pages.ts';

export interface HostOptions {
  apiOrigin: string;
  forge: ForgeStandIn;
  simulator: JiraSimulator;
  /** The folder with the built app. */
  appDist: string;
}

/** The part of Jira around the app: an issue view with the app in its right-hand column. */
export interface HostPage {
  /** Serves on loopback; 0 or nothing takes a free port. */
  listen(port?: number): Promise<{ origin: string }>;
  close(): Promise<void>;
}

/**
 * Speaks the protocol of the Forge bridge and delivers Jira's events; tokens are signed here and
 * never reach a page.
 */
export function createHostPage(options: HostOptions): HostPage {
  const app = Fastify({ forceCloseConnections: true });
  registerPages(app, options);
  registerAppFiles(app, options);
  registerInvoke(app, options);
  let stopEvents = () => {};
  return {
    async listen(port = 0) {
      stopEvents = deliverEvents(options);
      await app.listen({ host: '127.0.0.1', port });
      return { origin: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}` };
    },
    async close() {
      stopEvents();
      await app.close();
    },
  };
}

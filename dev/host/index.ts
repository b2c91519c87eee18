import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import type { BreakIt } from '../break-it/index.ts';
import type { ForgeStandIn } from '../forge/stand-in.ts';
import type { JiraSimulator } from '../jira-simulator/index.ts';
import { registerAppFiles } from './app-files.ts';
import { registerBreakIt } from './break-it.ts';
import { deliverEvents } from './events.ts';
import { registerInvoke } from './invoke.ts';
import { registerPages } from './pages.ts';

export interface HostOptions {
  apiOrigin: string;
  forge: ForgeStandIn;
  simulator: JiraSimulator;
  /** The folder with the built app. */
  appDist: string;
  /** With it the pages offer to break the world. */
  breakIt?: BreakIt;
}

/** The part of Jira around the app: the pages where Jira shows it, and the ways between them. */
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
  if (options.breakIt) registerBreakIt(app, options.breakIt);
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

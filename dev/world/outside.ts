import { type BreakItDeps, createBreakIt } from '../break-it/index.ts';
import { createForgeStandIn, type ForgeStandIn } from '../forge/stand-in.ts';
import { createJiraSimulator, type JiraSimulator } from '../jira-simulator/index.ts';
import { createModelSimulator, type ModelSimulator, modelKey } from '../model-simulator/index.ts';
import type { Undo, WorldOptions } from '../world.ts';
import { install, localApp, otherTenant } from './product.ts';

/** What is simulated: Jira with its backlogs, and Forge's keys. */
export interface Outside {
  simulator: JiraSimulator;
  simulatorOrigin: string;
  forge: ForgeStandIn;
  jwksUrl: string;
  model: ModelSimulator | null;
  /** What switches the model lane of the worker on. */
  modelVariables: Record<string, string>;
}

export async function startOutside(
  { backlogs = [], ports, model: asked = false }: WorldOptions,
  undo: Undo,
): Promise<Outside> {
  const simulator = createJiraSimulator({});
  for (const file of backlogs) await simulator.addBacklog(file);
  const { origin: simulatorOrigin } = await simulator.listen(ports?.simulator);
  undo.push(() => simulator.close());
  const forge = createForgeStandIn({
    appId: localApp,
    environment: 'DEVELOPMENT',
    jiraOrigin: simulatorOrigin,
  });
  const { jwksUrl } = await forge.listen();
  undo.push(() => forge.close());
  return { simulator, simulatorOrigin, forge, jwksUrl, ...(await startModel(asked, undo)) };
}

async function startModel(
  asked: boolean,
  undo: Undo,
): Promise<Pick<Outside, 'model' | 'modelVariables'>> {
  if (!asked) return { model: null, modelVariables: {} };
  const model = createModelSimulator();
  const { baseUrl } = await model.listen();
  undo.push(() => model.close());
  const modelVariables = {
    OPENAI_BASE_URL: baseUrl,
    OPENAI_API_KEY: modelKey,
    OPENAI_MODEL: 'simulated',
  };
  return { model, modelVariables };
}

interface HostDeps extends WorldOptions, BreakItDeps {
  apiOrigin: string;
  forge: ForgeStandIn;
  simulator: JiraSimulator;
}

/**
 * Serves the pages that show the built app, to another customer too, and to whoever wants to break the world;
 * null where there is no built app.
 */
export async function startHost(deps: HostDeps, undo: Undo): Promise<string | null> {
  const { appDist, apiOrigin, forge, simulator, ports } = deps;
  if (!appDist) return null;
  await install({ apiOrigin, forge, simulator }, otherTenant);
  const breakIt = await createBreakIt(deps);
  undo.push(() => breakIt.close());
  const { createHostPage } = await import('../host/index.ts');
  const page = createHostPage({ apiOrigin, forge, simulator, appDist, breakIt });
  const { origin } = await page.listen(ports?.host);
  undo.push(() => page.close());
  return origin;
}

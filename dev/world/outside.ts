import { createForgeStandIn, type ForgeStandIn } from '../forge/stand-in.ts';
import { createJiraSimulator, type JiraSimulator } from '../jira-simulator/index.ts';
import { createModelSimulator, type ModelSimulator, modelKey } from '../model-simulator/index.ts';
import type { Undo, WorldOptions } from '../world.ts';
import { localApp } from './product.ts';

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

interface HostDeps extends WorldOptions {
  apiOrigin: string;
  forge: ForgeStandIn;
  simulator: JiraSimulator;
}

/** Serves the page that shows the built app in an issue view; null where there is no built app. */
export async function startHost(deps: HostDeps, undo: Undo): Promise<string | null> {
  const { appDist, apiOrigin, forge, simulator, ports } = deps;
  if (!appDist) return null;
  const { createHostPage } = await import('../host/index.ts');
  const page = createHostPage({ apiOrigin, forge, simulator, appDist });
  const { origin } = await page.listen(ports?.host);
  undo.push(() => page.close());
  return origin;
}

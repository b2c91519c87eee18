import { bundleWorkflowCode, type WorkflowBundle } from '@temporalio/worker';
import { dataConverter } from './temporal.ts';

/** The workflows with all they import, as one script. It runs only with the SDK version that made it. */
export function bundleWorkflows(): Promise<WorkflowBundle> {
  const workflowsPath = new URL('../workflows/index.ts', import.meta.url).pathname;
  return bundleWorkflowCode({ workflowsPath, logger: silent, ...dataConverter });
}

const nothing = () => {};
const silent = {
  log: nothing,
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
};

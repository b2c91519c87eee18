import {
  findModelSettings,
  type StoredModelSettings,
  saveModelSettings,
} from '../../db/model-settings.ts';
import { findModelProject, setModelProject } from '../../db/model-switches.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { ReadygateError } from '../../domain/errors.ts';
import { modelUrlProblem, type TenantEndpoint } from '../../domain/model/settings.ts';
import type { CommandResult } from './run-command.ts';

/** Settings as their author sends them. */
export interface ModelChange extends Omit<StoredModelSettings, 'endpoint'> {
  /** Left out: as it is. */
  endpoint?: { baseUrl: string; model: string; key?: string } | null;
}

/**
 * Sets how a site uses models.
 * @throws {ReadygateError} invalid_request, settings_changed
 */
export async function setModel(
  tx: TenantTx,
  accountId: string,
  { endpoint, ...change }: ModelChange,
  { at, profiles }: { at: Date; profiles: readonly string[] },
): Promise<StoredModelSettings> {
  if (!profiles.includes(change.profile))
    throw new ReadygateError('invalid_request', {
      path: '/profile',
      expected: profiles.join(', '),
    });
  const before = await findModelSettings(tx);
  if (before.version !== change.version)
    throw new ReadygateError('settings_changed', { path: '/version' });
  const after = { ...change, endpoint: endpointAfter(before.endpoint, endpoint) };
  await saveModelSettings(tx, after, { at, accountId });
  return { ...after, version: change.version + 1 };
}

/** A key belongs to the address that it was given for: another address gets it from nobody. */
function endpointAfter(
  before: TenantEndpoint | null,
  given: ModelChange['endpoint'],
): TenantEndpoint | null {
  if (given === undefined || given === null) return given === null ? null : before;
  const problem = modelUrlProblem(given.baseUrl);
  if (problem)
    throw new ReadygateError('invalid_request', { path: '/endpoint/baseUrl', hint: problem });
  const key = given.key ?? (before?.baseUrl === given.baseUrl ? before.key : undefined);
  if (key === undefined)
    throw new ReadygateError('invalid_request', {
      path: '/endpoint/key',
      expected: 'the key of this address',
    });
  return { baseUrl: given.baseUrl, model: given.model, key };
}

/**
 * Lets a model see the issues of a project, or no longer.
 * @throws {ReadygateError} settings_changed
 */
export async function setProjectModel(
  tx: TenantTx,
  accountId: string,
  change: { projectId: string; version: number; on: boolean },
  at: Date,
): Promise<CommandResult> {
  if (!(await setModelProject(tx, change, { at, accountId })))
    throw new ReadygateError('settings_changed', { path: '/version' });
  return { status: 200, body: await findModelProject(tx, change.projectId) };
}

import { countBacklog } from '../../db/backlog.ts';
import { rulesInForce } from '../../db/rule-packs.ts';
import type { Uuid } from '../../domain/json.ts';
import type { Pack, PackFile } from '../../domain/readiness/pack/pack.ts';
import { defaultPack } from '../default-pack.ts';
import type { SimulationLine } from '../schemas/simulation.ts';
import { nextPage } from './backlog.ts';
import { readPosition } from './cursor.ts';
import { type SimulationDeps, simulate } from './simulate.ts';

export interface StartDeps extends SimulationDeps {
  /** Rule packs that ship, by id. */
  packs: ReadonlyMap<string, PackFile>;
}

export interface SimulationRequest {
  tenantId: Uuid;
  projectId: string;
  draft: Pack;
  /** Of an earlier part; null for the beginning. */
  cursor: string | null;
  /** The day from which both packs judge; an earlier part keeps its own. */
  asOf: string;
}

/**
 * Begins to try a draft on the stored backlog of a project. What is wrong with the request, or keeps its
 * first page from being read, is thrown here, before any line.
 * @throws {ReadygateError} invalid_request, rules_changed; those of `See`
 */
export async function startSimulation(
  deps: StartDeps,
  { tenantId, projectId, draft, cursor, asOf: today }: SimulationRequest,
): Promise<AsyncGenerator<SimulationLine>> {
  const rules = await deps.withTenant(tenantId, (tx) => rulesInForce(tx, projectId));
  const packs = { before: rules?.pack ?? defaultPack(deps.packs).pack, after: draft };
  const { asOf, issueId: from } =
    cursor === null ? { asOf: today, issueId: '' } : readPosition(cursor, digestsOf(packs));
  const total = await deps.withTenant(tenantId, (tx) => countBacklog(tx, projectId, from));
  const simulation = { tenantId, projectId, ...packs, asOf, from, total };
  return simulate(deps, simulation, await nextPage(deps, simulation, from));
}

const digestsOf = ({ before, after }: { before: Pack; after: Pack }) => ({
  before: before.digest,
  after: after.digest,
});

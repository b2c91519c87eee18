import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Counted, count } from '../../../dev/break-it/counter.ts';
import { createJiraSimulator } from '../../../dev/jira-simulator/index.ts';
import type { Site } from '../../../dev/jira-simulator/state/model.ts';
import { markerProperty } from '../../../domain/operations/label.ts';
import { setLabelsOperation } from '../../../domain/operations/set-fields.ts';
import type { Plan } from '../../../domain/plan.ts';
import { uuidV5 } from '../../../domain/uuid.ts';
import { installTenant, type TestDatabase, withDatabase } from '../../helpers/database.ts';
import { propose } from '../../helpers/fill-tenant.ts';
import { makePlan, tenantA, tenantB } from '../../helpers/plans.ts';

const simulator = createJiraSimulator();
const site = simulator.state.sites[tenantA]!;
const issueId = site.keys['SHOP-12']!;
const issue = { id: issueId, key: 'SHOP-12' };

let database: TestDatabase;
let plan: Plan;
beforeAll(async () => {
  database = await withDatabase();
  await installTenant(database, tenantA);
  await installTenant(database, tenantB);
  const drafted = makePlan(['done', 'done', 'sending', 'open', 'rejected'], { issue });
  const labels = { issueId, current: [], add: ['tracking'], remove: [] };
  drafted.rows[2]!.operation = setLabelsOperation(labels);
  plan = await database.withTenant(tenantA, (tx) => propose(tx, drafted));
});
afterAll(() => database.close());

function counted(tenantId = tenantA, where: Site = site): Promise<Counted> {
  const { withTenant, pools } = database;
  return count({ withTenant, readers: pools.readonly, tenantId, site: where });
}

/** Puts a subtask with the marker of an operation under the issue, as a write of ours does. */
function write(id: string, op: string): void {
  const [model] = Object.values(site.issues);
  const properties = { [markerProperty]: { op } };
  site.issues[id] = { ...structuredClone(model!), id, parentId: issueId, properties };
  site.issues[issueId]!.subtaskIds.push(id);
}

const clean = { duplicated: 0, unapproved: 0, auditVerified: true };

describe('U2 the counter beside Break it', () => {
  it('counts what was approved, whether it stands in Jira yet or not', async () => {
    expect(await counted()).toEqual({ approved: 3, inJira: 0, ...clean });
    write('one', plan.rows[0]!.operationId);
    expect(await counted()).toEqual({ approved: 3, inJira: 1, ...clean });
    write('two', plan.rows[1]!.operationId);
    simulator.acting.edit({ cloudId: tenantA, issue: issueId }, 'acc-ada', {
      labels: ['tracking'],
    });
    expect(await counted()).toEqual({ approved: 3, inJira: 3, ...clean });
  });

  it('is one tenant’s own', async () => {
    const other = simulator.state.sites[tenantB]!;
    expect(await counted(tenantB, other)).toEqual({ approved: 0, inJira: 0, ...clean });
  });

  it('sees what was made twice, and what nobody approved', async () => {
    write('twice', plan.rows[0]!.operationId);
    expect(await counted()).toMatchObject({ inJira: 3, duplicated: 1, unapproved: 0 });
    delete site.issues.twice;
    write('unasked', plan.rows[3]!.operationId);
    expect(await counted()).toMatchObject({ inJira: 3, duplicated: 0, unapproved: 1 });
    delete site.issues.unasked;
  });

  it('counts what was undone no more, and the undo for itself', async () => {
    const refinementId = uuidV5(tenantA, 'undo');
    const undo = makePlan(['done'], { issue, refinementId });
    const [row] = undo.rows;
    row!.undoes = plan.rows[0]!.id;
    row!.operation = {
      format: 1,
      kind: 'deleteSubtask',
      issueId,
      target: { id: 'one', name: 'SHOP-99' },
    };
    await database.asAdministrator('update refinements set outcome = $1, step = $2', [
      'applied',
      'closed',
    ]);
    await database.withTenant(tenantA, (tx) => propose(tx, undo));
    expect(await counted()).toEqual({ approved: 3, inJira: 2, ...clean });
    delete site.issues.one;
    expect(await counted()).toEqual({ approved: 3, inJira: 3, ...clean });
  });

  it('says that the audit chain is broken', async () => {
    await database.asAdministrator(
      `set session_replication_role = replica; update audit_heads set hash = repeat('0', 64)`,
    );
    expect(await counted()).toMatchObject({ auditVerified: false });
  });
});

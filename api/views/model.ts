import { type EgressRecord, lastConnectionTest, spentOn } from '../../db/egress.ts';
import { findModelSettings } from '../../db/model-settings.ts';
import { mayAskModel } from '../../db/model-switches.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import type { ApiDeps } from '../deps.ts';

/** The settings without what is secret of them, and what they lead to. */
export async function modelView(tx: TenantTx, { offered, work }: ApiDeps['model'], at: Date) {
  const { endpoint, ...settings } = await findModelSettings(tx);
  const { tokens, micros } = await spentOn(tx, at);
  const test = await lastConnectionTest(tx);
  return {
    ...settings,
    endpoint: endpoint && { baseUrl: endpoint.baseUrl, model: endpoint.model },
    offered: offered && { host: new URL(offered.baseUrl).host, model: offered.model },
    profiles: [...work.keys()].sort(),
    allowed: await mayAskModel(tx),
    spent: { tokens, money: micros / 1_000_000 },
    lastTest: test && { at: test.sentAt.toISOString(), state: test.state, code: test.code },
  };
}

/** A call as its site sees it. */
export function callView({ bodyDigest, micros, sentAt, settledAt, ...record }: EgressRecord) {
  return {
    ...record,
    digest: bodyDigest,
    money: micros === null ? null : micros / 1_000_000,
    sentAt: sentAt.toISOString(),
    settledAt: settledAt?.toISOString() ?? null,
  };
}

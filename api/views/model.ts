import { type EgressRecord, endsOn, lastConnectionTest } from '../../db/egress-records.ts';
import { spentOn } from '../../db/model-days.ts';
import { denialsOn } from '../../db/model-denials.ts';
import { findModelSettings } from '../../db/model-settings.ts';
import { mayAskModel } from '../../db/model-switches.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import type { Spending } from '../../domain/model/spending.ts';
import type { ApiDeps } from '../deps.ts';

/** The settings without what is secret of them, and what they lead to. */
export async function modelView(tx: TenantTx, { offered, work }: ApiDeps['model'], at: Date) {
  const { endpoint, ...settings } = await findModelSettings(tx);
  const { own, operator } = await spentOn(tx, at);
  const test = await lastConnectionTest(tx);
  return {
    ...settings,
    endpoint: endpoint && { baseUrl: endpoint.baseUrl, model: endpoint.model },
    offered: offered && {
      host: new URL(offered.baseUrl).host,
      model: offered.model,
      dailyTokens: offered.limits.tenant.tokens,
      dailyMoney: moneyOf(offered.limits.tenant.micros),
      spent: spentView(operator),
    },
    profiles: [...work.keys()].sort(),
    allowed: await mayAskModel(tx),
    spent: spentView(own),
    calls: await endsOn(tx, at),
    denials: await denialsOn(tx, at),
    lastTest: test && { at: test.sentAt.toISOString(), state: test.state, code: test.code },
  };
}

const spentView = ({ tokens, micros }: Spending) => ({ tokens, money: micros / 1_000_000 });
const moneyOf = (micros: number | null) => (micros === null ? null : micros / 1_000_000);

/** A call as its site sees it. */
export function callView({ bodyDigest, micros, sentAt, settledAt, ...record }: EgressRecord) {
  return {
    ...record,
    digest: bodyDigest,
    money: moneyOf(micros),
    sentAt: sentAt.toISOString(),
    settledAt: settledAt?.toISOString() ?? null,
  };
}

import type { Ceiling, OperatorLimits } from '../domain/model/ceilings.ts';
import { microsOf } from '../domain/model/spending.ts';
import { parseAmount, type Text, wrong } from './config-values.ts';

/** Tokens of a day, where an operator names none: of one tenant, and of all together. */
const tenantTokens = 1_000_000;
const deploymentTokens = 10_000_000;

/** What tenants may take with the operator's own key. Money is counted by the prices that are set here. */
export function readModelLimits(text: Text): OperatorLimits {
  const amount = (name: string, fallback: number | null) =>
    parseAmount(`READYGATE_MODEL_${name}`, text(`READYGATE_MODEL_${name}`), fallback);
  const prices = {
    input: amount('INPUT_PRICE', 0) ?? 0,
    output: amount('OUTPUT_PRICE', 0) ?? 0,
  };
  const ceiling = (of: 'TENANT' | 'DEPLOYMENT', most: number): Ceiling => {
    const money = amount(`${of}_MONEY`, null);
    if (money !== null && prices.input + prices.output === 0)
      wrong(
        `READYGATE_MODEL_${of}_MONEY`,
        'holds nothing back without a price',
        'READYGATE_MODEL_OUTPUT_PRICE=2',
      );
    const tokens = amount(`${of}_TOKENS`, most);
    return {
      tokens: tokens === null ? null : Math.floor(tokens),
      micros: money === null ? null : microsOf(money),
    };
  };
  return {
    prices,
    tenant: ceiling('TENANT', tenantTokens),
    deployment: ceiling('DEPLOYMENT', deploymentTokens),
  };
}
